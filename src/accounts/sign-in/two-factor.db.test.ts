import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../../test/accounts/browser.ts';
import { expectStatus, firstAdministrator, install, password } from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const email = 'ada@msp.example';

/** The code that an authenticator app shows for this address (RFC 6238 over RFC 4226: SHA-1, 30 s, 6 digits). */
function codeOf(totpUri: string, at = Date.now()): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The code of the next 30 seconds: it is accepted already, and was not used to switch this on. */
const nextCodeOf = (uri: string) => codeOf(uri, Date.now() + 30_000);

const wrong = (uri: string) => (codeOf(uri) === '000000' ? '000001' : '000000');

/** Switches two-factor sign-in on; returns the app’s address and the backup codes. */
async function switchOn(browser: Browser): Promise<{ totpURI: string; backupCodes: string[] }> {
  const { body } = expectStatus(await browser.post('/api/auth/two-factor/enable', { password }), 200);
  const code = codeOf(body.totpURI);
  expectStatus(await browser.post('/api/auth/two-factor/verify-totp', { code }), 200);
  return body;
}

async function halfWay(browser: Browser): Promise<Browser> {
  const answer = await browser.post('/api/auth/sign-in/email', { email, password });
  expect([answer.status, answer.body]).toEqual([200, { twoFactorRedirect: true }]);
  return browser;
}

// The clock stands still: a test in which the 30 seconds end would use other codes than it expects.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
afterEach(() => void vi.useRealTimers());

describe('with two-factor sign-in on', () => {
  it('the password alone is not enough: the code of the app is needed too', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { totpURI } = await switchOn(ada);
    expect(totpURI).toContain('issuer=Picket');
    expect((await ada.get('/api/v1/me')).body.twoFactorEnabled).toBe(true);

    const signIns = async () => {
      const { items } = (await ada.get('/api/v1/audit?area=user')).body;
      return items.filter(({ action }: { action: string }) => action === 'user.signed_in').length;
    };
    const there = await halfWay(installed.browser());
    expectStatus(await there.get('/api/v1/me'), 401);
    expect(await signIns()).toBe(1);
    const refused = await there.post('/api/auth/two-factor/verify-totp', { code: wrong(totpURI) });
    expect([refused.status, refused.body.code]).toEqual([422, 'accounts.wrong_code']);
    expectStatus(await there.post('/api/auth/two-factor/verify-totp', { code: nextCodeOf(totpURI) }), 200);
    expectStatus(await there.get('/api/v1/me'), 200);
    expect(await signIns()).toBe(2);
  });

  it('a confirmation needs password and code, and each code works once', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { totpURI } = await switchOn(ada);
    await test.db.updateTable('session').set({ confirmed_at: null }).execute();
    installed.accounts.forget();
    const confirm = (body: object) => ada.post('/api/v1/me/confirm', { password, ...body });
    const user = { email: 'bob@msp.example', name: 'Bob', role: 'viewer' };
    expectStatus(await ada.post('/api/v1/users', user), 403);
    expect((await confirm({})).body.code).toBe('accounts.code_needed');
    expect((await confirm({ code: wrong(totpURI) })).body.code).toBe('accounts.wrong_code');
    expectStatus(await ada.post('/api/v1/users', user), 403);
    const code = nextCodeOf(totpURI);
    expectStatus(await confirm({ code }), 200);
    expectStatus(await ada.post('/api/v1/users', user), 201);
    const again = await confirm({ code });
    expect([again.status, again.body.code]).toEqual([422, 'accounts.code_used']);
  });

  it('a code is useless to a person who watched it being typed', async () => {
    const installed = await install(test);
    const { totpURI } = await switchOn(await firstAdministrator(installed));
    const code = nextCodeOf(totpURI);
    const ada = await halfWay(installed.browser());
    expectStatus(await ada.post('/api/auth/two-factor/verify-totp', { code }), 200);
    const sessions = () => test.db.selectFrom('session').select('id').execute();
    const before = await sessions();
    for (const used of [code, codeOf(totpURI)]) {
      const watcher = await halfWay(installed.browser({ address: '198.51.100.1' }));
      const refused = await watcher.post('/api/auth/two-factor/verify-totp', { code: used });
      expect([refused.status, refused.body.code]).toEqual([422, 'accounts.code_used']);
      expectStatus(await watcher.get('/api/v1/me'), 401);
    }
    expect(await sessions()).toEqual(before);
  });

  it('a backup code replaces the app, once', async () => {
    const installed = await install(test);
    const { backupCodes } = await switchOn(await firstAdministrator(installed));
    expect(backupCodes).toHaveLength(10);
    const code = backupCodes[0];
    const first = await halfWay(installed.browser());
    expectStatus(await first.post('/api/auth/two-factor/verify-backup-code', { code }), 200);
    expectStatus(await first.get('/api/v1/me'), 200);
    const second = await halfWay(installed.browser());
    const refused = await second.post('/api/auth/two-factor/verify-backup-code', { code });
    expect([refused.status, refused.body.code]).toEqual([422, 'accounts.wrong_backup_code']);
  });

  it('codes cannot be guessed: few tries are accepted, from any address', async () => {
    const installed = await install(test);
    const { totpURI } = await switchOn(await firstAdministrator(installed));
    const codes: string[] = [];
    for (let at = 1; at <= 12; at += 1) {
      const guesser = installed.browser({ address: `198.51.100.${at}` });
      if (at % 5 === 1) await halfWay(guesser);
      const { body } = await guesser.post('/api/auth/two-factor/verify-totp', { code: wrong(totpURI) });
      codes.push(body.code);
    }
    expect(codes).not.toContain(undefined);
    const locked = await halfWay(installed.browser({ address: '198.51.100.99' }));
    for (let at = 0; at < 12; at += 1) {
      await test.db.deleteFrom('sign_in_count').execute();
      const { body } = await locked.post('/api/auth/two-factor/verify-totp', { code: wrong(totpURI) });
      if (body.code === 'accounts.sign_in_over') await halfWay(locked);
      codes.push(body.code);
    }
    expect(codes.at(-1)).toBe('accounts.two_factor_locked');
    const right = await locked.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
    expect(right.body.code).toBe('accounts.two_factor_locked');
  });

  it('neither the app’s secret nor a backup code is readable in the database', async () => {
    const installed = await install(test);
    const { totpURI, backupCodes } = await switchOn(await firstAdministrator(installed));
    const stored = JSON.stringify(await test.db.selectFrom('two_factor').selectAll().execute());
    expect(stored).not.toContain(backupCodes[0]);
    expect(stored).not.toContain(new URL(totpURI).searchParams.get('secret'));
  });

  it('the password, or an administrator’s reset, switches it off', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    await switchOn(ada);
    const refused = await ada.post('/api/auth/two-factor/disable', { password: 'not my password' });
    expect([refused.status, refused.body.code]).toEqual([422, 'accounts.wrong_password']);
    expectStatus(await ada.post('/api/auth/two-factor/disable', { password }), 200);
    expect((await ada.get('/api/v1/me')).body.twoFactorEnabled).toBe(false);
    await switchOn(ada);
    const id = (await ada.get('/api/v1/me')).body.id.replace('user:', '');
    const { body } = expectStatus(await ada.post(`/api/v1/users/${id}/reset`, { twoFactor: true }), 200);
    expect(body.twoFactorEnabled).toBe(false);
    expect(await test.db.selectFrom('two_factor').selectAll().execute()).toEqual([]);
  });
});
