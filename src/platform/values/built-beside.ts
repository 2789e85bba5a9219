import { fileURLToPath } from 'node:url';

/**
 * The path of a file that the build writes next to a module. When the module runs from TypeScript sources, as in tests,
 * it is the file in dist/: a thread of Node 20 cannot load TypeScript.
 * @param moduleUrl the module's `import.meta.url`
 */
export function builtBeside(moduleUrl: string, name: string): string {
  const at = moduleUrl.lastIndexOf('/src/');
  const built =
    moduleUrl.endsWith('.ts') && at >= 0
      ? `${moduleUrl.slice(0, at)}/dist/${moduleUrl.slice(at + 5)}`
      : moduleUrl;
  return fileURLToPath(new URL(name, built));
}
