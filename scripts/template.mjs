/**
 * The template of the embedded database: a PostgreSQL folder with Picket's tables, cleanly shut down, as a tar.gz.
 * Unpacking it at the first start takes a fraction of what initdb (7–9 s in WebAssembly) and the migrations take.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * Makes `template.tar.gz` in the built `folder` (dist/platform/database), unless it is there and of the same PGlite and the
 * same migrations. What initdb leaves is kept beside it, since a migration changes more often than PGlite does.
 */
export async function makeTemplate(folder, { force = false } = {}) {
  const bare = path.join(folder, 'initdb.tar.gz');
  await part(bare, pgliteVersion(), force, async (data) => {
    const { PGlite } = await import('@electric-sql/pglite');
    await shutDown(await PGlite.create(data));
  });
  await part(path.join(folder, 'template.tar.gz'), fingerprint(folder), force, async (data) => {
    const built = (name) => import(pathToFileURL(path.join(folder, name)).href);
    const [{ unpackTemplate }, { startOnFolder, engineOf }, { embeddedDatabase }] = await Promise.all(
      ['template.js', 'pglite.js', 'open.js'].map(built),
    );
    await unpackTemplate(bare, data);
    const pglite = await startOnFolder(data);
    await embeddedDatabase(engineOf(pglite)).migrate();
    await shutDown(pglite);
  });
}

/** Makes `file` of the folder that `fill` fills, unless it is there with the same stamp. */
async function part(file, stamp, force, fill) {
  const stampFile = `${file}.version`;
  if (!force && existsSync(file) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return;
  const started = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-template-'));
  try {
    const data = path.join(folder, 'data');
    await fill(data);
    // Under another name first, so that a process that starts meanwhile finds a complete template or none.
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, gzipSync(tar(data), { level: 9 }));
    renameSync(partial, file);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${path.basename(file)} made in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function shutDown(pglite) {
  await pglite.exec('checkpoint');
  await pglite.close();
}

function pgliteVersion() {
  const file = path.resolve(import.meta.dirname, '../node_modules/@electric-sql/pglite/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

function fingerprint(folder) {
  const hash = createHash('sha256').update(pgliteVersion());
  const migrations = readdirSync(path.join(folder, 'migrations')).filter((name) => name.endsWith('.js'));
  for (const name of migrations.sort()) hash.update(readFileSync(path.join(folder, 'migrations', name)));
  return hash.digest('hex');
}

/** A ustar archive (POSIX.1-1988) of the files and folders below `folder`. */
function tar(folder) {
  const parts = [];
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, name: path.relative(folder, path.join(entry.parentPath, entry.name)) }))
    .filter(({ name }) => name !== 'postmaster.pid' && name !== 'postmaster.opts')
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const { entry, name } of names) {
    const content = entry.isDirectory() ? Buffer.alloc(0) : readFileSync(path.join(folder, name));
    parts.push(header(name.split(path.sep).join('/'), entry.isDirectory(), content.length), content);
    parts.push(Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  parts.push(Buffer.alloc(1024));
  return Buffer.concat(parts);
}

function header(name, isFolder, size) {
  if (name.length > 100) throw new Error(`${name} is too long a name for a plain tar file`);
  const block = Buffer.alloc(512);
  const octal = (value, width) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(isFolder ? 0o700 : 0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write(' '.repeat(8), 148);
  block.write(isFolder ? '5' : '0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
