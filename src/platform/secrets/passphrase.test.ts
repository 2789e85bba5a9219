import { describe, expect, it } from 'vitest';
import { systemRandom } from '../values/random.ts';
import { sealWithPassphrase, unsealWithPassphrase } from './passphrase.ts';

const passphrase = 'correct horse battery staple';
const sealed = await sealWithPassphrase('{"an":"export ü"}', passphrase, systemRandom);
const refused = { problem: { code: 'secrets.wrong_passphrase' } };

describe('an export', () => {
  it('opens with its passphrase in any Unicode form', async () => {
    expect(await unsealWithPassphrase(`${sealed}\n`, passphrase)).toBe('{"an":"export ü"}');
    const accented = await sealWithPassphrase('x', 'caf\u00e9 au lait, froid', systemRandom);
    expect(await unsealWithPassphrase(accented, 'cafe\u0301 au lait, froid')).toBe('x');
  });

  it('does not open with another one', async () => {
    await expect(unsealWithPassphrase(sealed, `${passphrase}!`)).rejects.toMatchObject(refused);
  });

  it('records how it was encrypted, so that it still opens when that has changed', () => {
    expect(sealed).toMatch(/^p1\.17\.8\.1\./);
  });

  it.each([
    ['cut off', sealed.slice(0, -4)],
    ['with easier parameters', sealed.replace('p1.17', 'p1.16')],
    ['that would take all memory', sealed.replace('p1.17.8', 'p1.30.8')],
    ['with senseless parameters', sealed.replace('p1.17', 'p1.x')],
    ['of another format', sealed.replace('p1', 'p2')],
    ['empty', ''],
  ])('is refused when it is %s', async (_, text) => {
    await expect(unsealWithPassphrase(text, passphrase)).rejects.toMatchObject(refused);
  });

  it('cannot be made with a short passphrase', async () => {
    await expect(sealWithPassphrase('x', 'short', systemRandom)).rejects.toMatchObject({
      problem: { code: 'secrets.passphrase_too_short' },
    });
  });
});
