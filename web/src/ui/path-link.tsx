import type { ReactNode } from 'react';
import { TextLink } from './link.tsx';

interface PathLinkProps {
  /** A page of the console as the API names it, with its filter: `/tickets?state=refused`. */
  readonly path: string;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** A link to a page of the console of which only the address is known. */
export function PathLink({ path, ...link }: PathLinkProps) {
  return <TextLink {...linkTo(path)} {...link} />;
}

/** The address in the form of the router. */
export function linkTo(path: string) {
  const { pathname, search, hash } = new URL(path, globalThis.location.origin);
  return {
    to: pathname,
    // Not as the router reads an address: here every text is as it is.
    search: Object.fromEntries(new URLSearchParams(search)),
    ...(hash === '' ? {} : { hash: hash.slice(1) }),
  };
}
