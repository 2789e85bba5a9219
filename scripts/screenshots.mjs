#!/usr/bin/env node
/** `npm run screenshots`: writes docs/images/, the pictures of the README, from a Picket between both sandboxes. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { call, newPage, openStage, readNow, setUp, signIn, until } from '../test/e2e/stage.mjs';
import { findChromium } from './chromium.mjs';
import { root } from './run.mjs';

const { file, missing } = await findChromium();
if (missing) {
  console.error(missing);
  process.exit(1);
}
process.env.PICKET_CHROMIUM = file;
const folder = path.join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });

const shots = [
  ['overview', '/', 'light'],
  ['incident', '/incidents', 'light', (page) => page.getByRole('table').getByRole('link').first().click()],
  ['companies', '/settings/mssp/connectwise/companies', 'light'],
  [
    'connection',
    '/settings/mssp/connectwise/connection',
    'light',
    async (page) => {
      await page.getByRole('button', { name: 'Verify setup' }).click();
      await page.getByText('The setup works').waitFor();
    },
  ],
];

const stage = await openStage();
try {
  await setUp(stage);
  stage.hyas.emit(400);
  await readNow(stage);
  await mapByName();
  await until(async () => stage.connectWise.tickets().length >= 3);
  for (const [name, address, colorScheme, act] of shots) {
    const visit = await newPage(stage, { colorScheme });
    await signIn(stage, visit.page, undefined, address);
    await act?.(visit.page);
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    // For charts and whatever else comes a moment later than the page.
    await visit.page.waitForTimeout(2_000);
    await visit.page.screenshot({ path: path.join(folder, `${name}.png`) });
    await visit.ended();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await stage.stop();
}

/** Maps what has the same name in ConnectWise; what is left shows how that looks. */
async function mapByName() {
  const suggestions = await until(async () => {
    const { items } = await call(stage, 'GET', 'companies/suggestions');
    return items.length > 3 && items;
  });
  const mappings = suggestions.flatMap(({ companyId, candidates: [best] }) =>
    best?.confidence === 'exact' || best?.confidence === 'normalised'
      ? [{ companyId, connectwiseCompanyId: best.connectwiseCompanyId }]
      : [],
  );
  await call(stage, 'POST', 'companies/mappings?release=now', { mappings });
}
