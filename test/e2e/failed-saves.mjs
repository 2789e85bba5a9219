/** What every dialog does when its change cannot be saved, and what is asked before typed text is lost. */
import assert from 'node:assert/strict';
import { follow, newPage, signIn, until } from './stage.mjs';

/** No answer, an answer of a proxy, and refusals: each dialog gets one of them. */
const answers = [
  null,
  { status: 500, contentType: 'text/html', body: '<h1>Internal error</h1>' },
  { status: 200, contentType: 'text/html', body: '<h1>Sign in to the proxy</h1>' },
  problem(403),
  problem(409),
];
/** Each dialog also gets a refusal of a field that it does not have: nothing else could show that one. */
const ofNoField = problem(422, { errors: [{ pointer: '/notInThisDialog', detail: 'This one is wrong.' }] });
const says = /It was refused\.|answered 500|a web page in place of data|does not answer|This one is wrong\./;
let next = 0;

function problem(status, more = {}) {
  const type = { type: 'about:blank', title: 'No', code: 'http.test', retry: 'never', requestId: '' };
  const body = { ...type, status, detail: 'It was refused.', hint: 'Ask somebody.', ...more };
  return { status, contentType: 'application/problem+json', body: JSON.stringify(body) };
}

/** Requests that change nothing, though their method is POST. */
const reads = /(preview|check|try|rehearse|matches|explain|suggestions|troubleshoot)$/;

/** The values of text fields that are empty, by their names; others get a word. */
const values = [
  [/mail|Recipients/, 'dana@msp.example'],
  [/^Network/, '203.0.113.0/24'],
  [/Host name/, 'home.example'],
  [/^(Domain|Domains|Entries|Names)/, 'new.example'],
  [/Address|URL/, 'https://hook.example/x'],
];

/** Chooses what has to be chosen, by the button that opens the dialog. */
const choices = {
  'Allow a domain': (dialog) => dialog.getByText('All companies', { exact: true }).click(),
  'New window': async (dialog) => {
    for (const [field, value] of [
      ['From', '2031-01-01T10:00'],
      ['To', '2031-01-01T12:00'],
    ])
      await dialog.getByLabel(field).fill(value);
  },
};

/** Fills the dialog as a person would; answers its main action, or null if it only informs. */
async function fill(dialog, opener) {
  const boxes = dialog.locator('input:not([type]), [type=text], [type=email], [type=password], textarea');
  for (const box of await boxes.all()) {
    if (!(await box.isVisible()) || !(await box.isEditable()) || (await box.inputValue()) !== '') continue;
    const { label, isOther } = await box.evaluate((it) => ({
      label: it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? '',
      isOther:
        it.getAttribute('role') === 'combobox' || it.inputMode === 'numeric' || it.inputMode === 'decimal',
    }));
    if (!isOther) await box.fill(values.find(([name]) => name.test(label))?.[1] ?? 'Something');
  }
  await choices[opener]?.(dialog);
  const buttons = await dialog.getByRole('button').filter({ hasText: /\w/, visible: true }).all();
  const action = buttons.at(-1);
  return action === undefined || /^(Close|Cancel)$/.test(await action.textContent()) ? null : action;
}

const state = (dialog) =>
  dialog
    .locator('input, textarea')
    .evaluateAll((all) => all.map((it) => (/checkbox|radio/.test(it.type) ? it.checked : it.value)));

/** The open dialog, with each failure: it stays with all that was typed, says why, and can be sent again. */
export async function failToSave(page, dialog, opener) {
  const action = await fill(dialog, opener);
  if (action === null || (await action.isDisabled())) return false;
  let answer = null;
  const sent = [];
  const handler = async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' || reads.test(pathname)) return route.continue();
    sent.push(`${request.method()} ${pathname}`);
    return answer === null ? route.abort() : route.fulfill(answer);
  };
  await page.route('**/api/**', handler);
  const before = await state(dialog);
  const what = `the dialog “${opener}”`;
  next += 1;
  for (const failure of [answers[next % answers.length], ofNoField]) {
    answer = failure;
    sent.length = 0;
    await action.focus();
    await page.keyboard.press('Enter');
    await until(
      () => sent.length > 0,
      30_000,
      async () => `${what} sends nothing: ${await dialog.textContent()}`,
    );
    const alert = dialog.getByRole('alert').filter({ hasText: says });
    await alert.waitFor().catch(() => assert.fail(`${what} does not say why: ${sent}`));
    await until(() => action.isEnabled());
    assert.equal(sent.length, 1, `${what}: ${sent}`);
    assert.deepEqual(await state(dialog), before, what);
    await until(() => dialog.evaluate((it) => it.contains(document.activeElement)));
    const [above, button] = [await alert.boundingBox(), await action.boundingBox()];
    assert.ok(button.y - above.y - above.height < 60, `${what} says so far from its button`);
  }
  await page.unroute('**/api/**', handler);
  return true;
}

const question = (page, name) => page.getByRole('dialog', { name });
const goTo = (page, name) =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name, exact: true }).click();

/** Forms and dialogs: leaving them with unsaved text asks first, leaving them empty or saved does not. */
export async function askBeforeLeaving(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page);
  const asks = question(page, 'Leave without saving?');
  for (const [address, field] of [
    ['/settings/notifications', 'Address'],
    ['/account', 'Current password'],
  ]) {
    await follow(page, address);
    const box = page.getByRole('main').getByLabel(field, { exact: false }).first();
    await box.fill('https://hook.example/never');
    await goTo(page, 'Incidents');
    await asks.waitFor();
    await page.keyboard.press('Escape');
    await asks.waitFor({ state: 'detached' });
    assert.equal(await box.inputValue(), 'https://hook.example/never', address);
    await box.fill('');
    await goTo(page, 'Incidents');
    await page.waitForURL(/\/incidents$/);
  }

  await follow(page, '/settings/notifications');
  await page.getByRole('main').getByLabel('Address').fill('https://hook.example/sent');
  await page.route('**/notifications/heartbeat', (route) => route.fulfill({ status: 204 }));
  await page.getByRole('button', { name: 'Save the heartbeat' }).click();
  await page.unroute('**/notifications/heartbeat');
  await until(async () => (await page.getByRole('main').getByLabel('Address').inputValue()) === '');
  await goTo(page, 'Incidents');
  await page.waitForURL(/\/incidents$/);

  // Back, with an open dialog.
  await follow(page, '/settings/users');
  await page.getByRole('button', { name: 'Add a user' }).first().press('Enter');
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Dana');
  for (const stays of [true, false]) {
    await page.goBack();
    await asks.waitFor();
    await asks.getByRole('button', { name: stays ? 'Stay here' : 'Leave without saving' }).press('Enter');
    await asks.waitFor({ state: 'detached' });
    if (!stays) break;
    assert.equal(await name.inputValue(), 'Dana');
    assert.match(page.url(), /\/settings\/users$/);
  }
  await page.waitForURL(/\/incidents$/);

  await follow(page, '/settings/users');
  await page.getByRole('button', { name: 'Add a user' }).first().press('Enter');
  await name.waitFor();
  await page.goBack();
  await page.waitForURL(/\/incidents$/);
  await context.close();
}
