import { describe, expect, it } from 'vitest';
import { makeCli, newCommand } from './command.ts';
import { type Io, paint, table, terminalLine } from './io.ts';

/** Moves the cursor, hides text, sets a title, and turns the line around. */
const hostile = 'a\u001b[2Jb\u001b[8mc\u001b]0;x\u0007d\u009be\u202ef\rg';
const harmless = 'a‹U+001B›[2Jb‹U+001B›[8mc‹U+001B›]0;x‹U+0007›d‹U+009B›e‹U+202E›f g';

describe('what commands print', () => {
  it('contains no character of a name that a terminal would obey', () => {
    expect(terminalLine({ color: true }, hostile)).toBe(harmless);
    expect(table({ color: false }, ['Name'], [[hostile]])).toEqual(['Name', harmless]);
  });

  it('has the colours of Picket, only where there are colours', () => {
    const red = paint({ color: true }, 'red', 'Error:');
    expect(terminalLine({ color: true }, `${red} ${hostile}`)).toBe(`${red} ${harmless}`);
    expect(terminalLine({ color: false }, 'a\u001b[31mb')).toBe('a‹U+001B›[31mb');
  });

  it('is the same JSON with --json, with those characters escaped', () => {
    const printed: string[] = [];
    const io = { out: (line: string) => printed.push(line), color: false, terminal: true } as unknown as Io;
    const command = newCommand('try', '');
    command.setOptionValue('json', true);
    const value = { name: hostile, tag: 'a\u{e0041}b', other: 'שלום 🧑\u200d💻' };
    makeCli(io).answer(command, value, () => []);
    expect(JSON.parse(printed.join('\n'))).toEqual(value);
    expect(printed.join('\n')).not.toMatch(/[\u0080-\u009f\u202e\u{e0041}]/u);
    expect(printed.join('\n')).toContain('שלום 🧑\u200d💻');
  });
});
