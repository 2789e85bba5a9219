import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly version: string;
  /** The commit of the source; only a build has it. */
  readonly gitHead?: string;
}

const manifest = loadManifest(import.meta.dirname);

/** Picket’s version, from the package.json in this folder or the nearest one above (dist/ has its own). */
export const { version } = manifest;

/** `0.2.0 (commit 1a2b3c4d5e6f)`: for bug reports. */
export const versionAndCommit =
  manifest.gitHead === undefined ? version : `${version} (commit ${manifest.gitHead.slice(0, 12)})`;

function loadManifest(folder: string): Manifest {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return loadManifest(path.dirname(folder));
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
