// Who may do what in the console, and how people sign in.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { settled } from '../axe.mjs';
import { addUser, admin, call, detect, follow, newPage, openStage, setUp, signIn, until } from '../stage.mjs';

let stage;
const people = {
  analyst: { name: 'Ann Analyst', email: 'ann@msp.example', password: 'another long password' },
  viewer: { name: 'Vic Viewer', email: 'vic@msp.example', password: 'one more long password' },
};

before(async () => {
  stage = await openStage();
  await setUp(stage);
  await detect(stage, { domain: 'login.bad-1.example' });
  for (const [role, person] of Object.entries(people)) await addUser(stage, person, role);
});
after(() => stage?.stop());

/** A page of one person, closed at the end. */
async function as(person, address, look) {
  const visit = await newPage(stage);
  await signIn(stage, visit.page, person, address);
  await look(visit.page, visit.context);
  await visit.ended();
}

describe('people', { concurrency: false }, () => {
  it('see an error if e-mail and password do not match', async () => {
    const visit = await newPage(stage);
    await visit.page.goto(`${stage.url}/incidents`);
    await visit.page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
    await visit.page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await visit.page.getByRole('button', { name: 'Sign in' }).click();
    await visit.page.getByRole('alert', { name: 'The e-mail address or the password is wrong.' }).waitFor();
    await visit.ended();
  });

  it('have their session in a cookie that no script can read', async () => {
    await as(admin, '/', async (page, context) => {
      const cookies = await context.cookies();
      assert.ok(cookies.length > 0);
      for (const cookie of cookies) {
        assert.equal(cookie.httpOnly, true, cookie.name);
        assert.match(cookie.sameSite, /Lax|Strict/, cookie.name);
      }
      assert.equal(await page.evaluate(() => document.cookie), '');
    });
  });

  it('who view see everything, and only actions that they may do', async () => {
    await as(people.viewer, '/incidents', async (page) => {
      assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
      await page.getByRole('link', { name: /bad-1/ }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('The company is not mapped').first().waitFor();
      assert.equal(await page.getByRole('button', { name: /^(Try again now|Skip)/ }).count(), 0);
      assert.equal(await page.getByRole('button', { name: /^(Silence|Accept the risk)/ }).count(), 0);
      await follow(page, `/noise/severity`);
      await page.getByRole('heading', { name: 'Rules' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0);
      await follow(page, `/allow-list`);
      await page.getByRole('heading', { name: 'Nothing is allowed' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Allow a domain' }).count(), 0);
      for (const address of [
        'mssp/connectwise/connection',
        'mssp/acting',
        'mssp/connectwise/services/routing',
        'mssp/connectwise/services/text',
        'users',
        'tokens',
        'audit',
        'troubleshoot',
      ]) {
        await follow(page, `/settings/${address}`);
        await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
      }
    });
  });

  it('who are limited to a company see its incidents, and are offered its pages alone', async () => {
    const cole = {
      name: 'Cole Customer',
      email: 'cole@cedar.example',
      password: 'a customer’s long password',
    };
    await detect(stage, {
      client_id: 'quokka',
      client_name: 'Quokka Dental',
      domain: 'login.quokka.example',
      devicename: 'QUOKKA-1',
    });
    let link = '';
    await as(admin, '/settings/users', async (page) => {
      await page.getByRole('button', { name: 'Add a user' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(cole.name);
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill(cole.email);
      await dialog.getByRole('radio', { name: 'Some companies' }).check();
      await dialog.getByRole('button', { name: 'Add the user' }).click();
      await dialog.getByText('Choose at least one.').first().waitFor();
      await dialog.getByRole('combobox', { name: 'Companies' }).click();
      await page.getByRole('option', { name: 'Cedar Street Dental' }).click();
      await dialog.getByRole('button', { name: 'Add the user' }).click();
      link = (await dialog.getByLabel('One-time link', { exact: true }).textContent()).trim();
      await dialog.getByRole('button', { name: 'I have copied it' }).click();
      await page.getByRole('cell', { name: 'Cedar Street Dental' }).waitFor();
    });
    const token = new URL(link).hash.replace('#token=', '');
    await fetch(`${stage.url}/api/v1/welcome`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: cole.password }),
    });
    await as(cole, '/', async (page) => {
      const navigation = page.getByRole('navigation', { name: 'Main navigation' });
      assert.deepEqual(await navigation.getByRole('link').allTextContents(), [
        'Overview',
        'Incidents',
        'Detections',
        'Tickets',
        'Companies',
        'Reports',
      ]);
      for (const address of [
        '/dns/companies',
        '/dns/feeds/catalogue',
        '/noise/accepted',
        '/sources/1',
        '/allow-list',
      ]) {
        await page.goto(`${stage.url}${address}`);
        await page.getByText('This page is for people who see all companies').waitFor();
        assert.equal(await page.getByText('Quokka').count(), 0);
        assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, address);
      }
      // An empty list does not lead to a page that they cannot open.
      const none = async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), items: [] } });
      };
      await page.route(/api\/v1\/(incidents|detections)\?/, none);
      for (const address of ['/incidents', '/detections']) {
        await follow(page, address);
        await page.getByRole('heading', { name: /^No (incidents|detections) yet$/ }).waitFor();
        assert.equal(await page.getByRole('main').getByRole('link').count(), 0, address);
      }
      await page.unroute(/api\/v1\/(incidents|detections)\?/, none);
      await page.goto(stage.url);
      await page
        .getByRole('link', { name: /Cedar Street Dental/ })
        .first()
        .waitFor();
      await navigation.getByRole('link', { name: 'Incidents' }).click();
      await page.getByRole('link', { name: /bad-1/ }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const address of ['/', '/incidents', '/detections']) {
        await follow(page, address);
        await page.getByRole('link', { name: /bad-1/ }).first().waitFor();
        assert.doesNotMatch(await page.content(), /quokka/i, address);
      }
      for (const address of ['/companies', '/reports']) {
        await follow(page, address);
        await settled(page);
        assert.doesNotMatch(await page.content(), /quokka/i, address);
      }
    });
  });

  it('who analyse skip an incident with a reason, undo that, and set nothing up', async () => {
    await as(people.analyst, '/incidents', async (page) => {
      await page.getByRole('link', { name: /bad-1/ }).first().click();
      await page.getByRole('button', { name: /^Skip/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('A test of ours');
      await dialog.getByRole('button', { name: /^Skip/ }).click();
      await page.getByText('A test of ours').first().waitFor();
      await page.getByRole('button', { name: /^Undo/ }).click();
      await page.getByRole('button', { name: /^Skip/ }).waitFor();
      await allowAndUndo(page);
      await follow(page, `/settings/users`);
      await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
    });
  });

  it('who analyse silence an incident from its page, end that, and accept its risk', async () => {
    await as(people.analyst, '/incidents', async (page) => {
      await page.getByRole('link', { name: /bad-1/ }).first().click();
      await page.getByRole('button', { name: 'Silence' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('It matches 1 open incident').waitFor();
      await dialog.getByRole('textbox', { name: 'Why' }).fill('The vendor looks into it');
      await dialog.getByRole('button', { name: 'Silence it' }).click();
      await page
        .getByText(/Ann Analyst, until .*The vendor looks into it/)
        .first()
        .waitFor();
      await follow(page, `/noise/silences`);
      await page.getByRole('button', { name: 'End now' }).click();
      await dialog.getByRole('button', { name: 'End now' }).click();
      await page.getByRole('heading', { name: 'Nothing is silenced' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'New silence' }).count(), 1);
      await follow(page, `/noise/maintenance`);
      await page.getByRole('heading', { name: 'No maintenance is planned' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'New window' }).count(), 0);
      await follow(page, `/incidents`);
      await page.getByRole('link', { name: /bad-1/ }).first().click();
      await page.getByRole('button', { name: 'Accept the risk' }).click();
      await dialog.getByRole('textbox', { name: 'Why' }).fill('Our own tool');
      await dialog.getByRole('button', { name: 'Accept the risk' }).click();
      await page.getByText('The risk is accepted').first().waitFor();
    });
  });

  it('switch a second factor on, are asked for it, and come in with a code or a backup code', async () => {
    let secret = '';
    let backupCodes = [];
    await as(people.viewer, '/account', async (page) => {
      await page.getByRole('button', { name: 'Switch it on' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Your password' }).fill(people.viewer.password);
      await dialog.getByRole('button', { name: 'Go on' }).click();
      await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      secret = (
        await dialog.getByLabel('Key for the authenticator app', { exact: true }).textContent()
      ).trim();
      await enterCode(dialog, totp(secret));
      const codes = dialog.getByLabel('Backup codes', { exact: true });
      backupCodes = (await codes.textContent()).trim().split(/\s+/);
      await dialog.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByText('On: signing in asks for a code').waitFor();
    });
    const { page, ended } = await newPage(stage);
    await begin(page, people.viewer);
    const code = totp(secret, 1);
    await enterCode(page, code);
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await ended();

    const other = await newPage(stage);
    await begin(other.page, people.viewer);
    await enterCode(other.page, code);
    await other.page.getByText('This code was already used').waitFor();
    await other.page.getByRole('button', { name: 'Begin again' }).click();
    await other.page.getByRole('textbox', { name: 'E-mail' }).waitFor();
    await begin(other.page, people.viewer);
    await other.page.getByRole('button', { name: 'Use a backup code instead' }).click();
    await other.page.getByRole('textbox', { name: 'Backup code' }).fill(backupCodes[0]);
    await other.page.getByRole('button', { name: 'Go on' }).click();
    await other.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await other.ended();
  });

  it('see in one browser what is changed in another, and are signed out at once when they are disabled', async () => {
    const one = await newPage(stage);
    await signIn(stage, one.page, people.analyst, '/incidents');
    // Off the list: rows under the pointer stay where they are.
    await one.page.mouse.move(1, 1);
    const two = await newPage(stage);
    await signIn(stage, two.page, admin, '/settings/users');
    await detect(stage, { domain: 'login.bad-2.example' });
    await one.page.getByRole('row', { name: /bad-2/ }).waitFor();

    await two.page.getByRole('button', { name: 'Actions for Ann Analyst' }).click();
    await two.page.getByRole('menuitem', { name: 'Disable' }).click();
    await two.page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await two.page
      .getByRole('row', { name: /Ann Analyst/ })
      .getByText('Disabled')
      .waitFor();
    await one.page.reload();
    await one.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await one.ended();
    await two.ended();
    assert.equal(
      (await call(stage, 'GET', 'users')).items.find(({ email }) => email === people.analyst.email).disabled,
      true,
    );
  });

  it('sign out for good, and hear of it if that failed', async () => {
    const { page, ended } = await newPage(stage);
    await signIn(stage, page);
    const signOut = async () => {
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await page.route('**/api/auth/sign-out', (route) => route.abort());
    await signOut();
    await page.getByRole('dialog').getByText('Picket does not answer.').waitFor();
    await page.keyboard.press('Escape');
    await page.unroute('**/api/auth/sign-out');
    await signOut();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await ended();
  });
});

async function begin(page, { email, password }) {
  await page.goto(stage.url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Second factor' }).waitFor();
}

/** Types the digits of a code, which is sent with the last one. */
async function enterCode(where, code) {
  const digits = where.getByLabel('Digit of the code');
  await until(async () => (await digits.count()) === 6);
  await digits.first().click();
  await digits.first().pressSequentially(code);
}

/** RFC 6238, as authenticator apps do it: SHA-1, 30 s, six digits. `ahead`: the one after, which is taken as well. */
function totp(secret, ahead = 0) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * An analyst's actions on the allow list: a domain that belongs to nobody is refused, another is allowed and undone.
 */
async function allowAndUndo(page) {
  await page.goto(`${stage.url}/allow-list`);
  await page.getByRole('button', { name: 'Allow a domain' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('All companies').click();
  await dialog.getByRole('textbox', { name: 'Domain' }).fill('co.uk');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Their portal');
  await dialog.getByRole('button', { name: 'Allow it' }).click();
  await dialog.getByText(/is a public suffix/).waitFor();
  await dialog.getByRole('textbox', { name: 'Domain' }).fill('hxxps://portal[.]example/a');
  await dialog.getByRole('button', { name: 'Allow it' }).click();
  await page.getByRole('cell', { name: 'portal.example', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo: portal.example, All companies' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow it no longer' }).click();
  await page.getByRole('heading', { name: 'Nothing is allowed' }).waitFor();
}
