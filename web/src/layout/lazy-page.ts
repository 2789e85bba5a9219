import { lazyRouteComponent } from '@tanstack/react-router';

/** The code of a page could not be loaded: Picket was upgraded meanwhile, or does not answer. */
export class PageNotLoaded extends Error {
  constructor(cause: unknown) {
    super('The code of this page could not be loaded.', { cause });
    this.name = 'PageNotLoaded';
  }
}

/** How browsers report a module that they could not load. */
const notLoaded = /dynamically imported module|importing a module script failed|unable to preload/i;

export const isNotLoaded = (error: unknown): boolean =>
  error instanceof PageNotLoaded || (error instanceof Error && notLoaded.test(error.message));

/**
 * A page whose code is loaded when it is opened. The router itself would reload the document at once, which shows
 * nothing while Picket does not answer.
 */
export const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) =>
  lazyRouteComponent(async () => {
    try {
      return await load();
    } catch (error) {
      throw new PageNotLoaded(error);
    }
  }, name);
