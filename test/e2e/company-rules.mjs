/** What is set for single companies, and for companies without a mapping: by hand, in a browser. */
import assert from 'node:assert/strict';
import { checkLooks, settled } from './axe.mjs';
import { call, follow, newPage, signIn, until } from './stage.mjs';

const companiesPage = '/settings/mssp/connectwise/companies';

/** Its name is a part of another one's. */
const oldMill = async (stage) =>
  (await call(stage, 'GET', 'companies?search=old%20mill')).items.find(({ name }) => name === 'Old Mill');

/** The catch-all company is chosen, shown with what it means, and taken away again. */
export async function chooseCatchAll(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  const panel = page.getByRole('region', { name: 'Companies without a mapping' });
  // Below a list that is still read, the panel would move away from the person who uses it.
  let answer;
  const answered = new Promise((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/v1\/companies\?/, async (route) => {
    await answered;
    await route.continue();
  });
  await signIn(stage, page, undefined, companiesPage);
  await page.getByRole('group', { name: 'Which ConnectWise companies are offered' }).waitFor();
  assert.equal(await panel.count(), 0);
  answer();
  await panel.getByText('Their incidents are held until you map them.').waitFor();
  const saved = async () => (await call(stage, 'GET', 'settings/catch-all')).company;
  assert.equal(await saved(), null);
  const picker = panel.getByLabel('ConnectWise company for companies without a mapping', { exact: true });
  await picker.first().click();
  await page.keyboard.type('harbor light');
  // What is shown before the search is answered is not chosen.
  const options = page.getByRole('option');
  const shown = async () => {
    const said = page.getByRole('listbox').or(page.getByRole('status')).or(page.getByRole('alert'));
    return `“${await picker.first().inputValue()}” shows: ${(await said.allInnerTexts()).join(' | ')}`;
  };
  await until(async () => (await options.count()) === 1, 60_000, shown);
  await options.first().click();
  await panel.getByText('Their tickets go to this ConnectWise company.').waitFor();
  await until(async () => (await saved())?.name === 'Harbor Light Logistics');
  await checkLooks(page, 'the catch-all company');
  // The page of a company without a mapping says where its tickets go.
  await follow(page, `/companies/${(await oldMill(stage)).id}`);
  await page.getByText('Not mapped: its tickets go to Harbor Light Logistics').waitFor();
  await follow(page, companiesPage);
  await panel.getByRole('button', { name: 'Hold them instead' }).click();
  await panel.getByText('Their incidents are held until you map them.').waitFor();
  assert.equal(await saved(), null);
  await visit.ended();
}

/** Tickets are switched off for a company, and it gets quiet hours: what is wrong stands at its field. */
export async function setCompanyRules(stage) {
  const company = await oldMill(stage);
  const saved = () => call(stage, 'GET', `companies/${company.id}/rules`);
  const visit = await newPage(stage);
  const { page } = visit;
  await signIn(stage, page, undefined, `${companiesPage}?search=old%20mill`);
  const open = async () => {
    await page.getByRole('button', { name: 'Tickets of Old Mill', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Tickets of Old Mill' });
    await dialog.getByRole('button', { name: 'Save' }).waitFor();
    return dialog;
  };
  const toggle = (dialog, name) => dialog.getByRole('switch', { name }).press(' ');

  let dialog = await open();
  await toggle(dialog, 'Open tickets for this company');
  await dialog.getByRole('textbox', { name: 'Why it gets no tickets' }).fill('Their contract ended');
  await toggle(dialog, 'Quiet hours');
  await dialog.getByLabel('From').fill('');
  await checkLooks(page, 'the tickets of a company');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('group', { name: 'Hours 1' }).getByText('Fill in this field.').waitFor();
  await dialog.getByLabel('From').fill('22:00');
  await dialog.getByLabel('To').fill('06:00');
  await dialog.getByRole('checkbox', { name: 'Sat' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved for Old Mill.').waitFor();
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  const { tickets, why, quiet } = await saved();
  assert.deepEqual([tickets, why], [false, 'Their contract ended']);
  assert.deepEqual(quiet.timeZone, 'Europe/Berlin');
  assert.deepEqual(quiet.windows, [{ days, from: '22:00', to: '06:00' }]);

  // As it was saved; and both are off again.
  dialog = await open();
  assert.equal(await dialog.getByLabel('From').inputValue(), '22:00');
  await toggle(dialog, 'Open tickets for this company');
  await toggle(dialog, 'Quiet hours');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await until(async () => {
    const now = await saved();
    return now.tickets && now.quiet === null;
  });
  await visit.ended();
}

/** A group of the OpenID provider sees one company alone; an administrator group cannot be limited. */
export async function limitGroup(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  await signIn(stage, page);
  await page.route('**/api/v1/sign-in', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), oidc: { name: 'Entra ID' } } });
  });
  await page.goto(`${stage.url}/settings/users`);
  await settled(page);
  const panel = page.getByRole('region', { name: 'Sign-in with Entra ID' });
  await panel.getByRole('button', { name: 'Add a group' }).click();
  await panel.getByRole('textbox', { name: 'Group', exact: true }).last().fill('Customers');
  await panel.getByRole('checkbox', { name: /Customers/ }).check();
  const field = panel.getByRole('group', { name: /Customers/ }).last();
  await field.getByRole('combobox').click();
  await page.keyboard.type('old mill');
  await page.getByRole('option', { name: 'Old Mill', exact: true }).click();
  await field.getByText('Old Mill').first().waitFor();
  await checkLooks(page, 'a group that sees one company');
  await panel.getByRole('button', { name: 'Save' }).click();
  const company = await oldMill(stage);
  const roleOf = async () =>
    (await call(stage, 'GET', 'settings/sign-in-provider')).roles.find(({ group }) => group === 'Customers');
  await until(async () => (await roleOf())?.companyIds?.[0] === company.id);
  await panel.getByRole('combobox', { name: 'Role of Customers' }).click();
  await page.getByRole('option', { name: 'Administrator' }).click();
  assert.equal(await panel.getByRole('checkbox', { name: /Customers/ }).count(), 0);
  await panel.getByRole('button', { name: 'Remove Customers' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await until(async () => (await roleOf()) === undefined);
  await visit.ended();
}
