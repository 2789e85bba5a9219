/** What axe finds on a page, and whether it is wider than the screen. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { sizes, until } from './stage.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const placeholder = '.mantine-Skeleton-root, [aria-busy="true"]';

/** Waits until the page shows its content without placeholders. */
export async function settled(page) {
  await page.getByRole('heading').first().waitFor();
  // A closed list keeps its own, unseen.
  const busy = page.locator(placeholder).filter({ visible: true });
  await until(
    async () => (await busy.count()) === 0,
    20_000,
    async () =>
      `${page.url()} still shows ${await busy.first().evaluate(({ outerHTML }) => outerHTML.slice(0, 300))}`,
  );
}

/** Waits until colours and positions no longer change. */
const still = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime < 10_000);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

export async function check(page, what) {
  await still(page);
  // Axe is loaded once into each page, since loading takes longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const runOnly = { type: 'tag', values: tags };
    const { violations } = await window.axe.run({ runOnly, resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  }, rules);
  assert.deepEqual(found, [], what);
  const overflow = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.mantine-Modal-content')].reduce(
      (most, { scrollWidth, clientWidth }) => Math.max(most, scrollWidth - clientWidth),
      0,
    ),
  );
  assert.ok(overflow <= 0, `${what} is ${overflow} px wider than the screen`);
}

/** Checks the open page as it is, wide and light, and then narrow and dark: loading it twice would take far longer. */
export async function checkLooks(page, what) {
  await check(page, `${what}, wide and light`);
  await page.setViewportSize(sizes.narrow);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  await check(page, `${what}, narrow and dark`);
  await page.setViewportSize(sizes.wide);
  await page.emulateMedia({ colorScheme: 'light' });
}
