import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  it.each([
    [['plain', 7, true, null], 'plain,7,true,'],
    [['a,b', 'say "hi"', 'two\nlines'], '"a,b","say ""hi""","two\nlines"'],
    [['', ''], ','],
    [[-7, '-7'], "-7,'-7"],
  ])('%j', (values, line) => expect(csvLine(values)).toBe(`${line}\r\n`));

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|calc', '%0a=1'])(
    'never lets a spreadsheet run %j',
    (text) => expect(csvLine([text])).toMatch(/^"?'/),
  );

  it.each([
    'x;=1+1',
    'x; -1',
    'x;\u200b@SUM(A1)',
    'x\n=1',
    'a;b;=c',
    'x;"=1',
    '＝1+1',
    '－1',
    'x;＠A1',
    '\u200f=1',
  ])(
    'never lets a spreadsheet run %j if it separates fields by semicolons, or accepts full-width signs',
    (text) => {
      const cells = csvLine([text]).split(/[;\t\r\n]/);
      for (const cell of cells) expect(cell).not.toMatch(/^[\s"\p{Cf}]*[=+\-@|%＝＋－＠｜％]/u);
    },
  );

  it('is read back unchanged by a reader of RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
        const read = parse(csvLine(texts));
        const bare = (text: string) => text.replaceAll("'", '');
        expect(read.map(bare)).toEqual(texts.map(bare));
      }),
    );
  });
});

/** The fields of one line by RFC 4180, and no extensions. */
function parse(line: string): string[] {
  const fields: string[] = [];
  const shape = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = shape.exec(line); match !== null; match = shape.exec(line)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') break;
  }
  return fields;
}
