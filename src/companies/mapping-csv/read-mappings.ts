import type { Problem } from '../../platform/values/problem.ts';
import { type CsvLine, parseCsv } from './parse-csv.ts';
import { csvProblems } from './problems.ts';

/** One line of the file: which company, and which ConnectWise company it names. */
export interface WantedLine {
  readonly line: number;
  readonly source: string;
  readonly externalId: string;
  readonly company: string;
  /** Null: the line names no ConnectWise company, and leaves the mapping as it is. */
  readonly target: { readonly id: number } | { readonly identifier: string } | null;
  readonly problem: Problem | null;
}

/** The most lines of one file. */
export const mostLines = 5000;

const columns = {
  source: 'source',
  externalId: 'companysourceid',
  company: 'company',
  id: 'connectwisecompanyid',
  identifier: 'connectwiseidentifier',
} as const;

/**
 * The lines, each with its problem, if any. A problem of the whole file is returned instead, and the caller throws it.
 */
export function readMappings(file: string): readonly WantedLine[] | Problem {
  const parsed = parseCsv(file);
  if ('openedAt' in parsed) return csvProblems.openQuote(parsed.openedAt);
  const [head, ...lines] = parsed;
  if (head === undefined) return csvProblems.empty();
  if (lines.length > mostLines) return csvProblems.tooLong(mostLines);
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing: string[] = [columns.source, columns.externalId].filter((name) => !names.includes(name));
  if (!names.includes(columns.id) && !names.includes(columns.identifier)) missing.push(columns.id);
  if (missing.length > 0) return csvProblems.columnsMissing(missing);
  return lines.map((line) => readLine(line, names));
}

function readLine({ line, cells }: CsvLine, names: readonly string[]): WantedLine {
  const cell = (name: string) => bare(cells[names.indexOf(name)] ?? '');
  const [source, externalId, company] = [
    cell(columns.source),
    cell(columns.externalId),
    cell(columns.company),
  ];
  const [id, identifier] = [cell(columns.id), cell(columns.identifier)];
  const read = { line, source, externalId, company };
  const wrong = (problem: Problem): WantedLine => ({ ...read, target: null, problem });
  if (isShortened(externalId)) return wrong(csvProblems.idShortened(externalId));
  if (id === '') return { ...read, target: identifier === '' ? null : { identifier }, problem: null };
  if (isShortened(id)) return wrong(csvProblems.idShortened(id));
  // Spreadsheets write 250 as 250.0 or 250,00 where the column is one of numbers.
  const whole = id.replace(/[.,]0+$/, '');
  if (!/^\d{1,10}$/.test(whole) || Number(whole) < 1 || Number(whole) > 2_147_483_647)
    return wrong(csvProblems.noId(id));
  return { ...read, target: { id: Number(whole) }, problem: null };
}

/** Removes the apostrophe that the export puts before a text that a spreadsheet would run as a formula. */
const bare = (cell: string): string => cell.trim().replace(/^'(?=[\s"]*[=+\-@|%\t\r\n])/, '');

/** A long number as spreadsheets shorten it: its last digits are lost. */
export const isShortened = (text: string): boolean => /^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(text);

/** A number whose last digits may be lost: spreadsheets keep 15, and write zeros for the rest. */
export const mayBeRounded = (text: string): boolean => /^\d{16,}$/.test(text) && /0$/.test(text);
