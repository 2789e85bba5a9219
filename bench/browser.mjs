import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';

/** A browser for benchmarks, found as `npm test` finds its own. */
export async function openBrowser() {
  const { file, missing } = await findChromium();
  if (missing) throw new Error(missing);
  return chromium.launch({
    executablePath: file,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
