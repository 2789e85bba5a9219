#!/usr/bin/env node
/**
 * The longest task of the browser's main thread while a page of the console loads and is scrolled to its end, then while
 * it gets more rows, then while a new detection changes it. In Chromium, over Picket as it is shipped: with 100,000
 * incidents and detections, 5,000 companies, and 20,000 companies in ConnectWise. The goal: at most 200 ms. Read it on a
 * machine that does nothing else.
 *
 *     npm run bench:console-pages -- [--rounds 3] [--only /incidents]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../dist/platform/database/open.js';
import { startConnectWiseSandbox } from '../dist/sandbox/connectwise/start.js';
import { openBrowser } from './browser.mjs';
import { asSent, fresh } from './detections.mjs';
import { setUp, startPicket } from './picket.mjs';
import { startServer } from './postgres.mjs';
import { seed } from './seed.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const goal = 200;
const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));

const browser = await openBrowser();
const postgres = await startServer();
const database = await openDatabase({ kind: 'server', url: postgres.url });
await database.migrate();
await seed(database.db, { incidents: 100_000, detections: 100_000, companies: 5_000 });
await database.close();
const sandbox = await startLargeSandbox();
const picket = await startPicket({ PICKET_DATABASE_URL: postgres.url });
const send = await setUp(picket, sandbox, 10);

const [{ id: incidentId, companyId }] = (await picket.call('GET', '/api/v1/incidents?limit=1')).items;
const pages = [
  '/',
  '/incidents',
  `/incidents/${incidentId}`,
  '/companies',
  `/companies/${companyId}`,
  '/reports',
  '/tickets',
  '/detections',
  '/settings/mssp/connectwise/companies',
  '/dns/overview',
  '/dns/rules',
  '/noise/silences',
].filter((one) => options.only === undefined || one === options.only);
for (const address of pages) {
  const runs = [];
  for (let round = 0; round < Number(options.rounds); round += 1) runs.push(await longestTasks(address));
  const parts = Object.keys(runs[0]).map((part) => {
    const longest = runs.map((run) => run[part]);
    const median = longest.toSorted((one, other) => one - other)[longest.length >> 1];
    return `${part} ${median} ms${median > goal ? ` (over ${goal})` : ''}, worst ${Math.max(...longest)}`;
  });
  console.log(`${address}: the longest task: ${parts.join('; ')}`);
}

await browser.close();
await picket.stop();
await sandbox.close();
await postgres.stop();
rmSync(folder, { recursive: true });

/** Milliseconds of the longest task of each part; 0 if none takes 50 ms. */
async function longestTasks(address) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { authorization: `Bearer ${picket.token}` },
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        globalThis.longest = Math.max(globalThis.longest, Math.round(duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${picket.url}${address}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(500);
  await page.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
  const run = { load: await sinceThen() };
  const more = page.getByRole('button', { name: /^(Show more|Next)$/ }).first();
  if ((await more.isVisible()) && (await more.isEnabled())) {
    await more.click();
    run['more rows'] = await sinceThen();
  }
  await send(fresh(1).map(asSent));
  run['live event'] = await sinceThen();
  await context.close();
  return run;

  /** After what was asked for has been shown. */
  async function sinceThen() {
    await page.waitForTimeout(1500);
    return page.evaluate(() => {
      const { longest } = globalThis;
      globalThis.longest = 0;
      return longest;
    });
  }
}

/** The sandbox's account, with as many companies as the largest MSPs have. */
async function startLargeSandbox() {
  const statePath = path.join(folder, 'sandbox.json');
  const first = await startConnectWiseSandbox({ statePath });
  first.reset();
  await first.close();
  const state = JSON.parse(readFileSync(statePath, 'utf8'));
  const [company] = state.companies;
  for (let n = 1; n <= 20_000; n += 1)
    state.companies.push({
      ...structuredClone(company),
      id: 100_000 + n,
      identifier: `Customer${n}`,
      name: `Customer ${n}`,
    });
  writeFileSync(statePath, JSON.stringify(state));
  return startConnectWiseSandbox({ statePath });
}
