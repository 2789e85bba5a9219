// Every dialog that a button of a page opens: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark.
import { after, before, describe, it } from 'node:test';
import { checkLooks } from '../axe.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { follow, newPage, signIn } from '../stage.mjs';

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
  ['/settings/mssp/connectwise/companies', 'Review suggestions'],
  ['/reports', 'Add a schedule'],
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
});
