// Every dialog that a button of a page opens: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkLooks } from '../axe.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { call, follow, newPage, signIn } from '../stage.mjs';

/** Where, and the button that opens it. */
const dialogs = [
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
  ['/settings/mssp/connectwise/companies', 'Tickets of Cedar Street Dental'],
  ['/settings/mssp/connectwise/services/routing', 'Add a rule'],
  ['/settings/mssp/connectwise/services/routing', 'Delete “Everything else”'],
  ['/settings/mssp/connectwise/connection', 'Which rights are needed?'],
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
  it('can be read by everybody, narrow and wide, light and dark', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    for (const [address, button] of dialogs) {
      await follow(visit.page, address);
      await visit.page.getByRole('button', { name: button }).first().click();
      const dialog = visit.page.getByRole('dialog');
      await dialog.waitFor();
      await checkLooks(visit.page, `the dialog “${button}”`);
      await visit.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
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
    await page.waitForFunction(
      () =>
        !document.querySelector('section[aria-label="Closing tickets"] button[type=submit]:not([disabled])'),
    );
    const saved = await call(stage, 'GET', 'settings/closing');
    assert.equal(saved.whenQuiet && saved.whenAllowed, true);
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
});
