#!/usr/bin/env node
/**
 * How long the console takes to answer a click on a table of 100,000 incidents, and on one of 100,000 detections, in
 * Chromium, over Picket as it is shipped: from the click to the next paint, beside the same click on a list of one
 * row. The two take turns; read the ratio. The time until the server’s rows are there is stated apart.
 *
 *     npm run bench:console-tables
 */
import { openDatabase } from '../dist/platform/database/open.js';
import { openBrowser } from './browser.mjs';
import { startPicket } from './picket.mjs';
import { startServer } from './postgres.mjs';
import { seed } from './seed.mjs';

const rounds = 7;
const size = { incidents: 100_000, detections: 100_000 };

const browser = await openBrowser();
const postgres = await startServer();
const database = await openDatabase({ kind: 'server', url: postgres.url });
await database.migrate();
await seed(database.db, size);
await database.close();
const picket = await startPicket({ PICKET_DATABASE_URL: postgres.url });

const [{ registrableDomain, device, companyId }] = await newest('incidents');
const [{ incidentId }] = await newest('detections');
const lists = [
  {
    name: 'incidents',
    all: '/incidents',
    one: `/incidents?companyId=${companyId}&domain=${registrableDomain}&device=${device}`,
    sort: 'Sort by Last seen',
    filter: ['State', 'Open'],
  },
  {
    name: 'detections',
    all: '/detections',
    one: `/detections?incidentId=${incidentId}`,
    sort: 'Sort by Time',
    filter: ['Time', 'Last 30 days'],
  },
];

for (const { name, all, one, sort, filter } of lists) {
  const clicks = {
    sort: (page) => page.getByRole('button', { name: sort }),
    filter: async (page) => {
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('combobox', { name: filter[0], exact: true }).click();
      return page.getByRole('option', { name: filter[1] });
    },
    page: (page) => page.getByRole('button', { name: 'Next' }),
  };
  for (const [what, target] of Object.entries(clicks)) {
    const spent = { one: [], all: [], rows: [] };
    for (let round = 0; round < rounds; round += 1) {
      // A list of one row has no next page; what is nearest to that is to sort it.
      spent.one.push((await measure(one, what === 'page' ? clicks.sort : target)).paint);
      const { paint, rows } = await measure(all, target);
      spent.all.push(paint);
      spent.rows.push(rows);
    }
    const [few, many, rows] = [median(spent.one), median(spent.all), median(spent.rows)];
    const ratio = (many / few).toFixed(1);
    console.log(
      `${name}, ${what}: ${ratio} × ${few} ms = ${many} ms to the next paint (worst ${Math.max(...spent.all)}); rows there after ${rows} ms`,
    );
  }
}

await browser.close();
await picket.stop();
await postgres.stop();

async function newest(list) {
  const { items } = await picket.call('GET', `/api/v1/${list}?limit=1`);
  return items;
}

/** Milliseconds from a click on a fresh page to the paint that follows it, and until its rows are there. */
async function measure(path, target) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { authorization: `Bearer ${picket.token}` },
  });
  const page = await context.newPage();
  await page.goto(`${picket.url}${path}`);
  await page.locator('table[aria-busy="false"] tbody tr').first().waitFor();
  const element = await target(page);
  await element.waitFor();
  await page.evaluate(() => {
    globalThis.clicks = [];
    // Durations come in steps of 8 ms; below 16 ms none is told.
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'click') globalThis.clicks.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  const answered = page.waitForResponse((response) =>
    /\/api\/v1\/(incidents|detections)\?/.test(response.url()),
  );
  const from = performance.now();
  await element.click();
  await answered;
  await page.locator('table[aria-busy="false"] tbody tr').first().waitFor();
  const rows = Math.round(performance.now() - from);
  await page.waitForTimeout(100);
  const paint = await page.evaluate(() => Math.max(16, ...globalThis.clicks));
  await context.close();
  return { paint, rows };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
