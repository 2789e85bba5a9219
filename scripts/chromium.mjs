/** Finds a Chromium for the browser tests; on Debian, as root, installs one. */
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

// First Debian's Chromium without windows: a fifth less CPU time than the whole one.
const debianPackages = ['chromium-headless-shell', 'chromium'];
const names = [...debianPackages, 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Gives `{ file }`, or `{ missing }` with what to do about it. PICKET_CHROMIUM goes before all others. */
export async function findChromium() {
  const wanted = process.env.PICKET_CHROMIUM;
  if (wanted) {
    return isProgram(wanted) ? { file: wanted } : { missing: `PICKET_CHROMIUM names no program: ${wanted}` };
  }
  const found = search();
  if (found) return { file: found };
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { quiet: true, env });
    let output = '';
    for (const name of debianPackages) {
      const install = ['install', '-y', '-qq', '--no-install-recommends', name];
      ({ output } = await run('apt-get', install, { quiet: true, env }));
      const file = search();
      if (file) return { file };
    }
    return { missing: `apt-get could not install Chromium: ${output.trim().split('\n').at(-1)}` };
  }
  return { missing: 'no Chromium or Chrome: install one, or set PICKET_CHROMIUM to its path' };
}

function search() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...candidates, ...elsewhere].find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
