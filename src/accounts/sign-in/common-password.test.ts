import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-password.ts';

describe('a common password', () => {
  it.each([
    'password1234',
    'Password123!',
    'P@ssw0rd2026',
    'passwordpassword',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    '123456789012',
    '482915736204',
    'aaaaaaaaaaaa',
    'abababababab',
    'Summer2026!!',
    'Welcome12345',
    'administrator',
    'administrator1',
    'letmein-letmein',
    'iloveyou1234',
    'abcdefghijkl',
    'Picket2026!!',
  ])('is refused: %s', (password) => expect(isCommonPassword(password)).toBe(true));

  it('includes one’s own name or address', () => {
    const own = ['Ada Lovelace', 'ada.lovelace@msp.example'];
    expect(isCommonPassword('AdaLovelace1815', own)).toBe(true);
    expect(isCommonPassword('lovelace@msp.example', own)).toBe(true);
    expect(isCommonPassword('AdaLovelace1815')).toBe(false);
  });

  it.each([
    'correct horse battery',
    'another long password',
    'a password of his own',
    'tulip-grave-38-onion',
    'k7Fw!q9Zr2mXp',
    'viel Regen im Mai',
    'пароль для тестов',
    'summer password dragon football sunshine',
  ])('does not include a phrase or random characters: %s', (password) =>
    expect(isCommonPassword(password)).toBe(false),
  );
});
