/** What Back, a reload and a shared link return to. */
import assert from 'node:assert/strict';
import { settled } from './axe.mjs';
import { follow, newPage, signIn, until } from './stage.mjs';

/** A choice is an entry in the history, typing is none; everything that chooses rows is in the address. */
export async function returnToFormerChoices(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  const address = (end) => page.waitForURL((url) => url.href.endsWith(end));
  await signIn(stage, page, undefined, '/noise/accepted');

  // Active or all: in the address, so a reload keeps it.
  const shown = (name) => page.getByRole('radio', { name, exact: true });
  await page.getByText('All, with history').click();
  await address('/noise/accepted?show=all');
  await page.reload();
  await until(() => shown('All, with history').isChecked());
  await page.goBack();
  await address('/noise/accepted');
  await until(() => shown('In force').isChecked());

  // Tabs, choices and typed texts together.
  await follow(page, '/allow-list');
  const search = page.getByRole('textbox', { name: 'Domain' });
  const choose = page.getByRole('combobox', { name: 'Show' });
  await choose.click();
  await page.getByRole('option', { name: 'Ended' }).click();
  await address('/allow-list?state=over');
  await search.pressSequentially('old', { delay: 20 });
  await address('/allow-list?state=over&search=old');
  await search.fill('old.ex');
  await address('/allow-list?state=over&search=old.ex');
  await page.goBack();
  await address('/allow-list');
  await until(async () => (await search.inputValue()) === '');

  await follow(page, '/settings/mssp/connectwise/companies');
  await page.getByText(/^Not mapped /).click();
  await address('/companies?show=unmapped');
  const field = page.getByRole('searchbox');
  await field.fill('harbo');
  await address('/companies?show=unmapped&search=harbo');
  await page.getByText(/^All \d/).click();
  await address('/companies?search=harbo');
  await page.goBack();
  await address('/companies?show=unmapped&search=harbo');
  await page.goBack();
  await address('/settings/mssp/connectwise/companies');
  await until(async () => (await field.inputValue()) === '');

  for (const [path, chosen, former] of [
    ['/companies/1', '7 days', '30 days'],
    ['/dns/overview', 'Last 7 days', 'Last 24 hours'],
  ]) {
    await follow(page, path);
    await page.getByText(chosen, { exact: true }).click();
    await address(`${path}?last=7d`);
    await page.goBack();
    await address(path);
    await until(() => shown(former).isChecked());
  }
  await visit.ended();
}

/** Where the reader was: after a reload and after Back, however late the content arrives. */
export async function returnToPlace(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  await page.setViewportSize({ width: 1280, height: 500 });
  await signIn(stage, page);
  const place = () => page.evaluate(() => window.scrollY);
  const isThere = (wanted) => async () => Math.abs((await place()) - wanted) <= 2;
  await page.route('**/api/v1/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue().catch(() => {});
  });
  for (const address of ['/', '/companies/1']) {
    await follow(page, address);
    await settled(page);
    const wanted = await page.evaluate(async () => {
      const most = document.documentElement.scrollHeight - window.innerHeight;
      const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
      window.scrollTo(0, Math.floor(most * 0.6));
      await scrolled;
      return window.scrollY;
    });
    // The router notes the position a moment after the last scrolling.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(wanted > 100, `${address} is short`);
    await page.reload();
    await until(
      isThere(wanted),
      15_000,
      async () => `${address}: ${wanted}, ${await place()} after a reload`,
    );
    await settled(page);
    await follow(page, '/settings/users');
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    await until(isThere(0));
    await page.goBack();
    await until(isThere(wanted), 15_000, async () => `${address}: ${wanted}, ${await place()} after Back`);
  }
  // A reader who goes on is not pulled back.
  await page.reload();
  await until(async () => (await place()) > 0);
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, -3000);
  await settled(page);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.ok((await place()) < 100, String(await place()));
  await visit.ended();
}
