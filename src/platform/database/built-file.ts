import { builtBeside } from '../values/built-beside.ts';

/** The path of a file that the build writes next to this one. */
export const builtFile = (name: string): string => builtBeside(import.meta.url, name);

/**
 * An empty PostgreSQL folder with Picket's tables, made by scripts/build.mjs. It saves the time of initdb and
 * migrations.
 */
export const templateFile = (): string => builtFile('template.tar.gz');
