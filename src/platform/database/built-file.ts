import { fileURLToPath } from 'node:url';

/**
 * The path of a file that the build writes beside this one. When running from TypeScript sources (tests on Node
 * 20, whose
 * workers cannot load them), it is the built file in dist/.
 */
export function builtFile(name: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../../dist/platform/database/' : './';
  return fileURLToPath(new URL(folder + name, import.meta.url));
}

/**
 * An empty PostgreSQL folder with Picket's tables, made by scripts/build.mjs. It saves the time of initdb and
 * migrations.
 */
export const templateFile = (): string => builtFile('template.tar.gz');
