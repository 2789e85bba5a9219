import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemRandom } from '../values/random.ts';
import { openKeyring } from './keyring.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');
const keyring = openKeyring({ secretKey, random: systemRandom });

const refused = { problem: { code: 'secrets.cannot_unseal' } };
const thrown = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

function keyFilePath(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'made', 'secret.key');
}

describe('a keyring', () => {
  it('decrypts every text that it encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plaintext, context) => {
        expect(keyring.unseal(keyring.seal(plaintext, context), context)).toBe(plaintext);
      }),
    );
  });

  it('does not decrypt a text with any single character changed', () => {
    const sealed = keyring.seal('private', 'connectwise.privateKey');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.=+'), (at, character) => {
        fc.pre(sealed[at] !== character);
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect(thrown(() => keyring.unseal(changed, 'connectwise.privateKey'))).toMatchObject(refused);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['', 'v1', 'v1.', 'v1..', 'v2.AAAA.AAAA', 'v1.AAAA.AAAA', 'private'])(
    'does not decrypt “%s”',
    (text) => {
      expect(thrown(() => keyring.unseal(text, 'x'))).toMatchObject(refused);
    },
  );

  it('does not decrypt a secret in the place of another', () => {
    const sealed = keyring.seal('private', 'source.secret');
    expect(thrown(() => keyring.unseal(sealed, 'connectwise.privateKey'))).toMatchObject(refused);
  });

  it('does not decrypt what another key encrypted, and shows that the key is another', () => {
    const other = openKeyring({ secretKey: Buffer.alloc(32, 8).toString('base64'), random: systemRandom });
    expect(thrown(() => other.unseal(keyring.seal('private', 'x'), 'x'))).toMatchObject(refused);
    expect(other.fingerprint).not.toBe(keyring.fingerprint);
  });

  it('never encrypts the same text to the same result', () => {
    expect(keyring.seal('private', 'x')).not.toBe(keyring.seal('private', 'x'));
  });
});

describe('the key', () => {
  it('may be base64 with or without padding, base64url, or hex', () => {
    const bytes = Buffer.alloc(32, 0xfb);
    const forms = [
      bytes.toString('base64'),
      bytes.toString('base64url'),
      ` ${bytes.toString('base64')}\n`,
      bytes.toString('hex'),
    ];
    const fingerprints = forms.map(
      (form) => openKeyring({ secretKey: form, random: systemRandom }).fingerprint,
    );
    expect(new Set(fingerprints).size).toBe(1);
  });

  it('is not derived from a passphrase', () => {
    const refused = thrown(() =>
      openKeyring({ secretKey: 'correct horse battery staple', random: systemRandom }),
    );
    expect(refused).toMatchObject({ problem: { code: 'secrets.not_a_key' } });
    expect(String(refused)).not.toContain('correct horse battery staple');
  });

  it('must be given', () => {
    const none = thrown(() => openKeyring({ secretKey: '', random: systemRandom }));
    expect(none).toMatchObject({ problem: { code: 'secrets.no_key' } });
  });

  it('is created on first use, readable by its owner only, and the same afterwards', () => {
    const keyFile = keyFilePath();
    const sealed = openKeyring({ keyFile, random: systemRandom }).seal('private', 'x');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(keyFile)).mode & 0o777).toBe(0o700);
    expect(readdirSync(path.dirname(keyFile))).toEqual(['secret.key']);
    expect(openKeyring({ keyFile, random: systemRandom }).unseal(sealed, 'x')).toBe('private');
  });

  it.each(['', 'too short', Buffer.alloc(31).toString('base64')])(
    'is never replaced: “%s” is refused',
    (content) => {
      const keyFile = keyFilePath();
      openKeyring({ keyFile, random: systemRandom });
      writeFileSync(keyFile, content);
      const unusable = thrown(() => openKeyring({ keyFile, random: systemRandom }));
      expect(unusable).toMatchObject({ problem: { code: 'secrets.key_file_unusable' } });
    },
  );
});
