/** What forms and dialogs of the console do with a second click, a failed save, and unsaved text. */
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { follow, newPage, signIn, until } from './stage.mjs';

const problem = (status, more = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    ...{ type: 'about:blank', title: 'No', status, code: 'http.test', detail: 'It was refused.' },
    ...{ hint: 'Ask somebody.', retry: 'never', requestId: '', ...more },
  }),
});
const refused = /It was refused\.|answered 500|does not answer/;

/** The page, the button of the dialog, its fields, its action, the address of the change, and the field it refuses. */
const forms = [
  [
    '/settings/users',
    'Add a user',
    { Name: 'Dana', 'E-mail': 'd@msp.example' },
    'Add the user',
    'users',
    'email',
  ],
  ['/dns/companies', 'Add a company', { Name: 'Old Mill' }, /^Add/, 'dns/companies', 'name'],
  ['/sources', 'Add a webhook', { Name: 'Firewall' }, /^Add/, 'sources', 'name'],
];

/** Sends once, however often somebody clicks; and a save that fails keeps everything, and says why. */
export async function saveOnceAndKeep(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page);
  for (const [address, opener, fields, action, path, field] of forms) {
    await follow(page, address);
    await page.getByRole('button', { name: opener }).first().press('Enter');
    const dialog = page.getByRole('dialog');
    for (const [name, value] of Object.entries(fields))
      await dialog.getByRole('textbox', { name, exact: true }).fill(value);
    let answer = problem(503);
    let sent = 0;
    await page.route(`**/api/v1/${path}`, async (route) => {
      if (route.request().method() === 'GET') return route.continue();
      sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return answer === null ? route.abort() : route.fulfill(answer);
    });
    const button = dialog.getByRole('button', { name: action }).last();
    await button.evaluate((it) => {
      it.click();
      it.click();
    });
    await dialog.getByText(refused).first().waitFor();
    assert.equal(sent, 1, `${opener}: a double click`);
    const pointer = { errors: [{ pointer: `/${field}`, detail: 'This one is wrong.' }] };
    for (const next of [{ status: 500, body: '' }, null, problem(409), problem(422, pointer)]) {
      answer = next;
      sent = 0;
      await button.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await until(() => sent > 0);
      await until(() => button.isEnabled());
      await dialog
        .getByText(next?.status === 422 ? 'This one is wrong.' : refused)
        .first()
        .waitFor();
      assert.equal(sent, 1, `${opener}: Enter twice`);
      for (const [name, value] of Object.entries(fields))
        assert.equal(await dialog.getByRole('textbox', { name, exact: true }).inputValue(), value);
      await until(() => dialog.evaluate((it) => it.contains(document.activeElement)));
    }
    const first = () => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'));
    await until(async () => (await first()) === 'true');

    // Escape does not discard what was typed.
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Close without saving?' });
    await question.waitFor();
    if (opener === forms[0][1]) await check(page, 'the question before a dialog is closed');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    const [name, value] = Object.entries(fields)[0];
    assert.equal(await dialog.getByRole('textbox', { name, exact: true }).inputValue(), value);
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Close without saving' }).press('Enter');
    await dialog.first().waitFor({ state: 'detached' });
    await page.unroute(`**/api/v1/${path}`);
  }
  await context.close();
}
