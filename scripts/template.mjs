/**
 * The template of the embedded database: a PostgreSQL folder as initdb leaves it, cleanly shut down, as a tar.gz.
 * Unpacking it at the first start takes a fraction of the 7–9 s that initdb takes in WebAssembly.
 */
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
import { gzipSync } from 'node:zlib';

/** Makes `file`, unless it is there and was made by the PGlite that is installed. */
export async function makeTemplate(file, { force = false } = {}) {
  const version = JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, '../node_modules/@electric-sql/pglite/package.json'),
      'utf8',
    ),
  ).version;
  const stamp = `${file}.version`;
  if (!force && existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;

  const started = Date.now();
  const { PGlite } = await import('@electric-sql/pglite');
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-template-'));
  try {
    const data = path.join(folder, 'data');
    const pglite = await PGlite.create(data);
    await pglite.exec('checkpoint');
    await pglite.close();
    // Under another name first: whoever starts meanwhile finds a whole template or none.
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, gzipSync(tar(data), { level: 9 }));
    renameSync(partial, file);
    writeFileSync(stamp, version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`database template made in ${((Date.now() - started) / 1000).toFixed(1)} s`);
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
