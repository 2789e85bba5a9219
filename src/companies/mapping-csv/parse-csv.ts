export interface CsvLine {
  /** The line number as an editor counts it, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file ends inside quotes, so everything after the opening quote is doubtful. */
export interface BrokenCsv {
  readonly openedAt: number;
}

/**
 * Parses CSV as spreadsheets write it. The separator is the comma, semicolon or tab that the first line has most often.
 * Any line end is accepted, with or without a byte order mark. Empty lines are left out.
 */
export function parseCsv(file: string): readonly CsvLine[] | BrokenCsv {
  const text = file.replace(/^\uFEFF/, '').replace(/^sep=(.)\r?\n/i, '');
  const separator = separatorOf(text);
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let startedAt = 1;
  let openedAt: number | null = null;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (cells.some((one) => one.trim() !== '')) lines.push({ line: startedAt, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const isBreak = sign === '\n' || sign === '\r';
    if (isBreak && sign === '\r' && text[at + 1] === '\n') continue;
    if (isBreak) line += 1;
    if (openedAt !== null) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else openedAt = null;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      openedAt = line;
    } else if (sign === separator) endCell();
    else if (isBreak) {
      endLine();
      startedAt = line;
    } else cell += sign;
  }
  if (openedAt !== null) return { openedAt };
  endLine();
  return lines;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}
