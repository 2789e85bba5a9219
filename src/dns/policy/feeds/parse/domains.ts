import type { Format, Taker } from './line-reader.ts';

/** One name a line. `x` and `.x` mean x with all names below it, `*.x` means only the names below. */
export const domains: Format = {
  id: 'domains',
  exceptionsAlwaysWin: false,
  reader: (take, { plainReach }) => ({
    read(line) {
      const text = line.trim();
      if (text === '' || isComment.test(text)) return;
      const [name = '', after] = /\s/.test(text) ? text.split(/\s+/, 2) : [text];
      if (after !== undefined && !after.startsWith('#')) take.skip('unreadable');
      else if (name.includes('/') && isUrl.test(name)) take.skip('url');
      else takeName(name, take, plainReach ?? 'with_below');
    },
  }),
};

const isUrl = /^(?:[a-z]+:\/\/)?[\w.-]+(?::\d+)?\//i;
const isComment = /^(?:[#!;]|\/\/)/;

/** A name that may begin with `*.` or with a dot. */
export function takeName(
  text: string,
  take: Taker,
  plainReach: 'exact' | 'with_below',
  action: 'block' | 'except' = 'block',
): void {
  const isBelow = text.startsWith('*.');
  const name = isBelow ? text.slice(2) : text;
  if (/^[*.]*$/.test(name)) take.skip('everything');
  else if (name.includes('*')) take.skip('wildcard');
  else if (isBelow) take[action](name, 'only_below');
  else if (name.startsWith('.')) take[action](name.slice(1), 'with_below');
  else take[action](name, plainReach);
}
