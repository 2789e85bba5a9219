import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Picket's own version: of the package.json in this folder or the nearest one above (dist/ has its own). */
export const version: string = loadVersion(import.meta.dirname);

function loadVersion(folder: string): string {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) return loadVersion(path.dirname(folder));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
