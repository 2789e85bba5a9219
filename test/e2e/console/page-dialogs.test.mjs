// Every dialog that a button of a page opens: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkLooks } from '../axe.mjs';
import { saveOnceAndKeep } from '../console-forms.mjs';
import { editDeleted, editSettingsTogether, keepWithoutSession } from '../edited-by-two.mjs';
import { askBeforeLeaving, failToSave } from '../failed-saves.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { call, follow, newPage, signIn, until } from '../stage.mjs';

/** The page, and the button that opens the dialog. */
const dialogs = [
  ['/incidents/1', 'Link: PPM-MAINT-TABLET'],
  ['/incidents/1', 'Silence'],
  ['/incidents/1', 'Accept the risk'],
  ['/noise/silences', 'New silence'],
  ['/noise/silences', 'End now'],
  ['/noise/maintenance', 'New window'],
  ['/noise/maintenance', 'Delete'],
  ['/sources', 'Add HYAS Protect'],
  ['/sources', 'Add a webhook'],
  ['/dns/overview', 'Switch off'],
  ['/dns/companies', 'Add a company'],
  ['/dns/lists', 'Add a list'],
  ['/dns/feeds', 'Add a feed'],
  ['/dns/rules', 'Add a rule'],
  ['/dns/rules', 'Delete “No streaming at work”'],
  ['/allow-list', 'Allow a domain'],
  ['/allow-list', 'Undo: portal.example'],
  ['/settings/users', 'Add a user'],
  ['/settings/tokens', 'New token'],
  ['/settings/notifications', 'Add a channel'],
  ['/account', 'Switch it on'],
  ['/settings/mssp/connectwise/companies', 'Accept all exact matches'],
  ['/settings/mssp/connectwise/companies', 'Ticket details: Cedar Street Dental'],
  ['/settings/mssp/connectwise/companies', 'Review suggestions'],
  ['/reports', 'Add a schedule'],
  ['/settings/mssp/connectwise/companies', 'Tickets of Cedar Street Dental'],
  ['/settings/mssp/connectwise/services/routing', 'Add a rule'],
  ['/settings/mssp/connectwise/services/routing', 'Delete “Everything else”'],
  ['/settings/mssp/connectwise/services/next-steps', 'New text'],
  ['/settings/mssp/connectwise/services/next-steps', 'Change Phishing'],
  ['/settings/mssp/connectwise/services/custom-fields', 'Add a field to Security Alerts'],
  ['/settings/mssp/connectwise/services/custom-fields', 'Change Threat Level'],
  ['/settings/mssp/connectwise/services/custom-fields', 'Remove Threat Level'],
  ['/settings/mssp/connectwise/connection', 'Which rights are needed?'],
];

/** Dialogs that save nothing, or whose action needs a choice that comes from ConnectWise. */
const notTried = [
  'Link: PPM-MAINT-TABLET',
  'New silence',
  'Review suggestions',
  'Add a schedule',
  'New text',
  'Add a field to Security Alerts',
  'Which rights are needed?',
];

let stage;

before(async () => {
  const filled = await openFilledStage();
  const { companyId, listId } = filled;
  stage = filled.stage;
  dialogs.push(
    [`/dns/companies/${companyId}`, 'Add a network'],
    [`/dns/companies/${companyId}`, 'Add a changing network'],
    [`/dns/companies/${companyId}`, 'Make a token'],
    [`/dns/companies/${companyId}`, 'Archive'],
    [`/dns/companies/${companyId}`, 'Log all queries'],
    [`/dns/lists/${listId}`, 'Add entries'],
    [`/dns/lists/${listId}`, 'Change'],
  );
});
after(() => stage?.stop());

describe('the dialogs of the console', { concurrency: false }, () => {
  it('can be read by everybody, narrow and wide, light and dark, and keep what was typed when a save fails', async () => {
    const saving = [];
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    for (const [address, button] of dialogs) {
      await follow(visit.page, address);
      const opener = visit.page.getByRole('button', { name: button }).first();
      await opener.press('Enter');
      const dialog = visit.page.getByRole('dialog').first();
      await dialog.waitFor();
      await until(() => dialog.evaluate((it) => it.contains(document.activeElement)));
      const isClose = () =>
        dialog.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Close');
      assert.equal(await isClose(), false, `the dialog “${button}” begins at its first field or its action`);
      await checkLooks(visit.page, `the dialog “${button}”`);
      if (!notTried.includes(button) && (await failToSave(visit.page, dialog, button))) saving.push(button);
      await visit.page.keyboard.press('Escape');
      const discard = visit.page.getByRole('button', { name: 'Close without saving' });
      await until(async () => (await discard.isVisible()) || !(await dialog.isVisible()));
      if (await discard.isVisible()) await discard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await hasFocus(opener, `the button “${button}”, once its dialog is closed`);
    }
    const others = dialogs.map(([, button]) => button).filter((button) => !saving.includes(button));
    assert.deepEqual(others, notTried, 'dialogs whose failures were not tried');
    await visit.ended();
  });

  it('ask before typed text is lost with the page, and so do forms', () => askBeforeLeaving(stage));

  it('say what another person changed meanwhile, and keep both changes where they differ', () =>
    editSettingsTogether(stage));

  it('say that something was deleted while it was edited', () => editDeleted(stage));

  it('keep what was typed when the session ends or the role is lowered', () => keepWithoutSession(stage));

  it('send once, keep what was typed when a save fails, and ask before it is lost', () =>
    saveOnceAndKeep(stage));

  it('leave the focus in its place when a button is disabled for a while, or goes away', async () => {
    const visit = await newPage(stage);
    const { page } = visit;
    // The page runs the checks by itself first.
    const first = page.waitForResponse('**/api/v1/troubleshoot');
    await signIn(stage, page, undefined, '/settings/troubleshoot');
    const run = page.getByRole('button', { name: 'Run again' });
    await first;
    await until(() => run.isEnabled());
    let answer = () => {};
    await page.route('**/api/v1/troubleshoot', async (route) => {
      await new Promise((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
    await run.focus();
    await page.keyboard.press('Enter');
    await until(() => run.isDisabled());
    await until(() => page.evaluate(() => document.activeElement === document.body));
    answer();
    // The checks themselves may take long.
    await until(() => run.isEnabled());
    await hasFocus(run, 'the button that was disabled while it ran');

    await follow(page, '/incidents?state=open&severity=high');
    await page.getByRole('button', { name: /^State:/ }).press('Enter');
    await page.waitForURL(/incidents\?severity=high$/);
    await page.keyboard.press('Tab');
    await hasFocus(page.getByRole('button', { name: /^Severity:/ }), 'the next filter');

    await follow(page, '/sources');
    const more = page.getByRole('button', { name: 'More: HYAS Protect' });
    assert.equal(await more.getAttribute('aria-haspopup'), 'menu');
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(more, 'the button of the menu that opened the dialog');
    await visit.ended();
  });

  it('choose the site and the contact of a company’s tickets', async () => {
    const visit = await newPage(stage, { size: 'narrow' });
    const { page } = visit;
    await signIn(stage, page, undefined, '/settings/mssp/connectwise/companies');
    await page.getByRole('button', { name: 'Ticket details: Cedar Street Dental' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tickets of Cedar Street Dental' });
    for (const [field, option] of [
      ['Site', 'Westside Clinic (702)'],
      ['Contact', 'Ben Ortiz (502)'],
    ]) {
      await dialog.getByRole('combobox', { name: field }).click();
      await page.getByRole('option', { name: option }).click();
    }
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved. New tickets have them.').waitFor();
    await page.getByRole('button', { name: 'Ticket details: Cedar Street Dental' }).press('Enter');
    const contact = page.getByRole('combobox', { name: 'Contact' });
    await until(async () => (await contact.inputValue()) === 'Ben Ortiz (502)');
    await visit.ended();
  });

  it('link a device to another configuration by keyboard, and unlink it', async () => {
    const visit = await newPage(stage, { size: 'narrow' });
    const { page } = visit;
    await signIn(stage, page, undefined, '/incidents/2');
    const card = page.getByRole('region', { name: 'Configurations' });
    await card.getByText('No configuration matches').first().waitFor();
    await card.getByRole('button', { name: 'Link: PPM-MAINT-TABLET' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Configuration of PPM-MAINT-TABLET' });
    const field = dialog.getByRole('combobox', { name: 'Configuration in ConnectWise' });
    await field.fill('frontdesk-01');
    await page.getByRole('option', { name: /CSD-FRONTDESK-01/ }).waitFor();
    await page.getByRole('option', { name: /XRAY/ }).waitFor({ state: 'detached' });
    await field.press('ArrowDown');
    await field.press('Enter');
    await dialog.getByRole('checkbox', { name: /in later incidents/ }).press('Space');
    await dialog.getByRole('button', { name: 'Link', exact: true }).press('Enter');
    await card
      .getByRole('link', { name: /CSD-FRONTDESK-01/ })
      .first()
      .waitFor();
    await card.getByText('Linked: chosen by a person').waitFor({ timeout: 20_000 });
    await checkLooks(page, 'a linked device');
    await card.getByRole('button', { name: 'Unlink: PPM-MAINT-TABLET' }).press('Enter');
    await card.getByText('Unlinked by a person').waitFor();
    await until(() =>
      stage.connectWise.tickets().every(({ configurationIds }) => !configurationIds.includes(601)),
    );
    await visit.ended();
  });

  it('let an administrator choose by keyboard when tickets are closed, and see how many would be', async () => {
    const visit = await newPage(stage);
    const { page } = visit;
    await signIn(stage, page);
    await page.goto(`${stage.url}/settings/mssp/incidents`);
    const panel = page.getByRole('region', { name: 'Closing tickets' });
    const on = async (name) => {
      await panel.getByLabel(name).focus();
      await page.keyboard.press('Space');
    };
    await on('When everything is allowed or accepted');
    await on('After quiet hours');
    await panel.getByText('Time Entry: Inquire = All').first().waitFor();
    await panel.getByLabel('Closing status of Security Alerts').first().focus();
    await page.keyboard.press('Enter');
    // Statuses that do not close tickets are not offered.
    assert.deepEqual(await page.getByRole('option').allTextContents(), ['Closed']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Count tickets to close now' }).press('Enter');
    await panel.getByText(/of \d+ open tickets would be closed/).waitFor();
    await checkLooks(page, 'closing tickets');
    await panel.getByRole('button', { name: 'Save' }).press('Enter');
    const closing = () => call(stage, 'GET', 'settings/closing');
    await until(async () => (await closing()).whenQuiet);
    const saved = await closing();
    assert.equal(saved.whenAllowed, true);
    assert.deepEqual(
      saved.statuses.map(({ boardName, name }) => [boardName, name]),
      [['Security Alerts', 'Closed']],
    );
    await call(stage, 'PUT', 'settings/closing', {
      ...saved,
      boardsWithoutStatus: undefined,
      whenQuiet: false,
      whenAllowed: false,
      statuses: [],
    });
    await visit.ended();
  });

  it('gives a required custom field its value by keyboard, and says what is wrong with another one', async () => {
    const { connectWise } = stage;
    const fields = (body) =>
      fetch(`${connectWise.url}/sandbox/custom-fields`, { method: 'POST', body: JSON.stringify(body) });
    const { id } = await (
      await fields({ caption: 'Ticket "Class" <b>', required: true, type: 'Number' })
    ).json();
    const visit = await newPage(stage);
    const { page } = visit;
    await signIn(stage, page);
    await page.goto(`${stage.url}/settings/mssp/connectwise/services/custom-fields`);
    const panel = page.getByRole('region', { name: 'Board Security Alerts' });
    await panel.getByText('ConnectWise requires “Ticket "Class" <b>”, and it has no value.').waitFor();
    await panel.getByRole('button', { name: 'Set Ticket "Class" <b>' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Value', exact: true }).focus();
    await page.keyboard.type('many');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Save the field' }).press('Enter');
    await dialog.getByText('“many” is not a number such as 12 or 12.5.').waitFor();
    await checkLooks(page, 'a custom field that is refused');
    await dialog.getByRole('textbox', { name: 'Value', exact: true }).fill('{{ detections }}');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Save the field' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const card = panel.getByRole('region', { name: `Ticket "Class" <b> (${id})` });
    await card.getByText('Required').waitFor();
    await panel.getByRole('button', { name: 'What a ticket would have' }).press('Enter');
    await panel
      .getByRole('status')
      .getByText(/Ticket "Class" <b>: \d+/)
      .waitFor();
    await checkLooks(page, 'custom fields with a preview');
    const saved = await call(stage, 'GET', 'settings/custom-fields');
    assert.deepEqual(saved.boards[0].fields.at(-1), {
      ...{ id, caption: 'Ticket "Class" <b>', type: 'Number', decimals: 0, options: null, required: true },
      ...{ value: '{{ detections }}', fallback: null, manual: false, problem: null },
    });
    await card.getByRole('button', { name: /^Remove/ }).press('Enter');
    await page.getByRole('button', { name: 'Remove the field' }).press('Enter');
    await card.waitFor({ state: 'detached' });
    await fetch(`${connectWise.url}/sandbox/custom-fields/${id}`, { method: 'DELETE' });

    // A field that ConnectWise does not list: everything about it is entered.
    await page.getByRole('button', { name: 'Add a field to Security Alerts' }).press('Enter');
    await page.getByRole('button', { name: 'Enter another field by its number' }).press('Enter');
    const byHand = page.getByRole('dialog', { name: 'Add a custom field to Security Alerts' });
    await byHand.getByLabel('Number of the field').fill('990');
    await byHand.getByLabel('Caption').fill('Asset class');
    await byHand.getByLabel('Options of the list').fill('Server\n Workstation \n');
    await byHand.getByRole('textbox', { name: 'Value', exact: true }).fill('Workstation');
    await checkLooks(page, 'a custom field entered by hand');
    await byHand.getByRole('button', { name: 'Save the field' }).press('Enter');
    await byHand.waitFor({ state: 'detached' });
    const entered = (await call(stage, 'GET', 'settings/custom-fields')).boards[0].fields.at(-1);
    assert.deepEqual(
      [entered.id, entered.manual, entered.options, entered.value],
      [990, true, ['Server', 'Workstation'], 'Workstation'],
    );
    await page.getByRole('button', { name: 'Remove Asset class' }).press('Enter');
    await page.getByRole('button', { name: 'Remove the field' }).press('Enter');
    await page.getByRole('button', { name: 'Remove Asset class' }).waitFor({ state: 'detached' });
    await visit.ended();
  });
});

/** Waits until an element has the focus. */
async function hasFocus(element, what) {
  const focused = () => element.page().evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  await until(
    () => element.evaluate((it) => it === document.activeElement),
    30_000,
    async () => `${what} has no focus, but ${await focused()}`,
  );
}
