/**
 * Makes dist/ an npm package of its own: package.json and package-lock.json with the server's dependencies alone, in
 * exactly the versions of the repository's lock file. `npm ci` in a copy of dist/ installs a Picket that runs.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param root the repository. @param dist the folder to describe. */
export function writeDistPackage(root, dist) {
  const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
  const write = (name, value) => writeFileSync(path.join(dist, name), `${JSON.stringify(value, null, 2)}\n`);
  const { name, version, description, license, type, engines, ...needed } = read('package.json');
  const { dependencies, optionalDependencies } = needed;
  const own = {
    name,
    version,
    license,
    bin: { picket: 'main.js' },
    engines,
    dependencies,
    optionalDependencies,
  };
  write('package.json', { ...own, description, private: true, type, ...commitOf(root) });
  write('package-lock.json', {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': own, ...serverPackages(read('package-lock.json').packages) },
  });
}

/** npm's own name for the commit that a package was made of; nothing where there is no git. */
function commitOf(root) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? { gitHead: stdout.trim() } : {};
}

/**
 * The packages that the server needs. npm marks the rest: `dev`, or `devOptional` for what is a development
 * dependency and also an optional peer of a server package (better-auth names vitest and React as such).
 */
function serverPackages(packages) {
  return Object.fromEntries(
    Object.entries(packages).filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional),
  );
}
