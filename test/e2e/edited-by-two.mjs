/** Two people who change the same thing, a thing that is deleted while somebody edits it, and a session that ends. */
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { addUser, call, follow, newPage, signIn, until } from './stage.mjs';

const main = (page) => page.getByRole('main');
const says = (page, words) => page.getByText(words).filter({ visible: true }).first().waitFor();

/** Settings that two people change: what each typed stays, and nobody’s change is replaced unseen. */
export async function editSettingsTogether(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/settings/mssp/incidents');
  const settings = await call(stage, 'GET', 'settings/incidents');
  const save = (change) => call(stage, 'PUT', 'settings/incidents', { ...settings, ...change });
  const form = main(page).getByRole('form').first();
  const minimum = form.getByRole('textbox', { name: 'Minimum detections' });
  const note = page.getByText('Somebody changed these settings while you edited.');

  // Other fields: both changes are kept, without a question.
  await minimum.fill('7');
  await save({ mutedReasons: ['Parked'] });
  await says(page, 'Parked');
  assert.equal(await note.count(), 0);
  assert.equal(await minimum.inputValue(), '7');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.getByText('Saved', { exact: true }).waitFor();
  const both = await call(stage, 'GET', 'settings/incidents');
  assert.deepEqual([both.minimumDetections, both.mutedReasons], [7, ['Parked']]);

  // The same field.
  await minimum.fill('9');
  await save({ minimumDetections: 3 });
  await note.waitFor();
  assert.equal(await minimum.inputValue(), '9');
  await check(page, 'settings that two people change');
  await form.getByRole('button', { name: 'Discard changes' }).click();
  await until(async () => (await minimum.inputValue()) === '3');
  assert.equal(await note.count(), 0);
  await save({});
  await context.close();
}

const rule = { name: 'Of two people', matches: { reasons: ['Two'] }, destination: { severity: 'Low' } };

/** A dialog whose object another person changes, and then deletes. */
export async function editDeleted(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/settings/mssp/connectwise/services/routing');
  await call(stage, 'POST', 'connectwise/routing-rules', rule);
  const rules = (await call(stage, 'GET', 'connectwise/routing-rules')).items;
  const made = rules.find(({ name }) => name === 'Of two people');
  await page
    .getByRole('button', { name: /Of two people/ })
    .and(page.getByRole('button', { name: /Change|Edit/ }))
    .press('Enter');
  const dialog = page.getByRole('dialog').first();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('Mine');
  await call(stage, 'PUT', `connectwise/routing-rules/${made.id}`, {
    ...rule,
    name: 'Theirs',
  });
  await dialog.getByText('Somebody changed this while you edited.').waitFor();
  assert.equal(await name.inputValue(), 'Mine');
  await call(stage, 'DELETE', `connectwise/routing-rules/${made.id}`);
  await dialog.getByText('Somebody deleted this while you edited.').waitFor();
  await check(page, 'a dialog whose object was deleted');
  await dialog.getByRole('button', { name: 'Save the rule' }).press('Enter');
  await dialog
    .getByRole('alert')
    .filter({ hasText: String(made.id) })
    .waitFor();
  assert.equal(await name.inputValue(), 'Mine');
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.getByText(/Of two people|Theirs/).count(), 0);

  // Pages of things that somebody deletes.
  const list = await call(stage, 'POST', 'dns/lists', {
    name: 'Soon gone',
    kind: 'block',
    category: 'phishing',
  });
  await follow(page, `/dns/lists/${list.id}`);
  await page
    .getByRole('heading', { name: /Soon gone/ })
    .first()
    .waitFor();
  await call(stage, 'DELETE', `dns/lists/${list.id}`);
  await says(page, 'Somebody deleted what this page shows.');
  await check(page, 'a page whose object was deleted');
  await page.getByRole('link', { name: 'Lists' }).first().click();
  await page.waitForURL(/\/dns\/lists/);
  await until(async () => (await page.getByText('Soon gone').count()) === 0);
  await context.close();
}

/** A session that ends, or a role that is lowered, while somebody types: nothing typed is lost by saving. */
export async function keepWithoutSession(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/dns/companies');
  await page.getByRole('button', { name: 'Add a company' }).first().press('Enter');
  const dialog = page.getByRole('dialog').first();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('Typed Before');
  const cookies = await context.cookies();
  await context.clearCookies();
  const add = dialog.getByRole('button', { name: /^Add/ }).last();
  await add.press('Enter');
  await dialog.getByRole('alert').waitFor();
  assert.match(await dialog.getByRole('alert').textContent(), /[Ss]ign/);
  assert.equal(await name.inputValue(), 'Typed Before');
  // Signed in again in another tab.
  await context.addCookies(cookies);
  await add.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await says(page, 'Typed Before');
  await context.close();

  const lower = { name: 'Lou Lowered', email: 'lou@msp.example', password: 'a long enough password' };
  await addUser(stage, lower, 'admin');
  const { items } = await call(stage, 'GET', 'users');
  const { id } = items.find(({ email }) => email === lower.email);
  const own = await newPage(stage);
  await signIn(stage, own.page, lower, '/settings/notifications');
  const address = main(own.page).getByLabel('Address');
  await address.fill('https://hook.example/typed');
  await call(stage, 'PATCH', `users/${id}`, { role: 'viewer' });
  await own.page.getByRole('button', { name: 'Save the heartbeat' }).click();
  await main(own.page).getByRole('alert').first().waitFor();
  assert.equal(await address.inputValue(), 'https://hook.example/typed');
  await own.context.close();
}
