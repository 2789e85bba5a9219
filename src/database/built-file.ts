import { fileURLToPath } from 'node:url';

/**
 * The path of a file that the build makes beside this one. From TypeScript sources (tests on Node 20, whose
 * workers cannot load them) it is the built one in dist/.
 */
export function builtFile(name: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/database/' : './';
  return fileURLToPath(new URL(folder + name, import.meta.url));
}

/** A PostgreSQL folder with Picket's tables, empty, made by scripts/build.mjs: saves what initdb and the migrations take. */
export const templateFile = (): string => builtFile('template.tar.gz');
