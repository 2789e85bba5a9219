#!/usr/bin/env node
/**
 * Builds dist/: JavaScript from src/ with the assets beside it, the template of the embedded database, and the console
 * from web/. The result installs by itself (dist-package.mjs). Parts that are up to date are not built again, unless
 * `--force` is given.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { writeDistPackage } from './dist-package.mjs';
import { makeTemplate } from './template.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const assets = /\.(html|css|svg|json|sql)$/;
const source = /(?<!\.d)\.ts$/;

process.chdir(root);
await build(process.argv.includes('--force'));

async function build(force) {
  mkdirSync(path.join(dist, 'platform', 'database'), { recursive: true });
  const config = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
  await part('server', [...files('src'), ...config, 'tsconfig.build.json'], force, compile);
  await makeTemplate(path.join(dist, 'platform', 'database'), { force });
  await part('console', [...files('web'), ...config], force, bundle);
  writeDistPackage(root, dist);
}

/** Builds a part of dist/ unless none of its inputs is newer than its last build. */
async function part(name, inputs, force, work) {
  const stamp = path.join(dist, `.built-${name}`);
  const list = inputs.join('\n');
  if (!force && existsSync(stamp)) {
    const built = readStamp(stamp);
    // The list too: a file that was deleted is newer than nothing.
    if (built.inputs === list && inputs.every((file) => statSync(file).mtimeMs <= built.at)) {
      return console.log(`${name} is up to date`);
    }
  }
  const at = Date.now();
  await work();
  writeFileSync(stamp, JSON.stringify({ at, inputs: list }));
  console.log(`${name} built in ${((Date.now() - at) / 1000).toFixed(1)} s`);
}

function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return { at: 0, inputs: '' };
  }
}

function compile() {
  const { status } = spawnSync(
    process.execPath,
    [path.join('node_modules', 'typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    { stdio: 'inherit' },
  );
  if (status !== 0) {
    console.error('The TypeScript above does not compile.');
    process.exit(1);
  }
  for (const file of files('src').filter((name) => assets.test(name))) {
    const target = path.join(dist, path.relative('src', file));
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
  removeOrphans();
}

/** Loaded late: without the console's packages, the server still builds. */
async function bundle() {
  const vite = await import('vite');
  await vite.build({ configFile: path.join(root, 'web', 'vite.config.ts'), logLevel: 'warn' });
  for (const file of files(path.join('dist', 'web', 'assets')).filter((name) => /\.(js|css|svg)$/.test(name)))
    compress(file);
}

/** Leaves it compressed beside itself: the server sends what the browser takes. */
function compress(file) {
  const content = readFileSync(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  writeFileSync(`${file}.br`, brotliCompressSync(content, quality));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

/** JavaScript whose source was deleted or renamed would still be found by an import that should fail. */
function removeOrphans() {
  for (const file of files('dist').filter((name) => /\.js(\.map)?$/.test(name))) {
    const from = path.join('src', path.relative('dist', file)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(from) && !file.startsWith(path.join('dist', 'web'))) rmSync(file);
  }
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => folder !== 'src' || source.test(file) || assets.test(file))
    .filter((file) => !file.endsWith('.test.ts') && !file.includes(`${path.sep}samples${path.sep}`))
    .sort();
}
