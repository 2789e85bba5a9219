import { expect, it } from 'vitest';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { sealedPasswords } from './password.ts';

const keyring = (fill: number) =>
  openKeyring({ secretKey: Buffer.alloc(32, fill).toString('base64'), random: systemRandom });

it('a password matches its hash, which reveals nothing without the keyring', async () => {
  const passwords = sealedPasswords(keyring(1));
  const hash = await passwords.hash('correct horse battery');
  expect(await passwords.verify({ hash, password: 'correct horse battery' })).toBe(true);
  expect(await passwords.verify({ hash, password: 'correct horse batterz' })).toBe(false);
  const elsewhere = sealedPasswords(keyring(2)).verify({ hash, password: 'correct horse battery' });
  await expect(elsewhere).rejects.toThrow();
});
