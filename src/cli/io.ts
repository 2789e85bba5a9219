import { styleText } from 'node:util';
import type { Problem } from '../values/problem.ts';
import { plainText } from '../values/text.ts';

type Style = Parameters<typeof styleText>[0];

/** Everything a command touches of the process, so that it can be run by a test. */
export interface Io {
  /** Standard output: what was asked for, and nothing else. */
  out(line: string): void;
  /** Standard error: problems and progress. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person reads and types at a terminal. */
  readonly terminal: boolean;
  /** Whether output may have colours. */
  readonly color: boolean;
  /** Aborts when the command is to stop (Ctrl-C). */
  readonly signal: AbortSignal;
  readonly stdin: NodeJS.ReadableStream;
}

/** 1 something is wrong, 2 it was called wrongly, 3 Picket does not run (as `systemctl status` has it). */
export type ExitStatus = 1 | 2 | 3;

/** Why a command ends with another status than 0. */
export class CommandFailure extends Error {
  readonly problem: Problem | null;
  readonly exitStatus: ExitStatus;
  /** Values that are not as they should be, each in a line. */
  readonly lines: readonly string[];

  constructor(problem: Problem | null, exitStatus: ExitStatus = 1, lines: readonly string[] = []) {
    super(problem?.message ?? 'The command found something wrong.');
    this.name = 'CommandFailure';
    this.problem = problem;
    this.exitStatus = exitStatus;
    this.lines = lines;
  }
}

/** What somebody typed that cannot be: exit status 2. */
export function wrongUse(message: string, hint: string): CommandFailure {
  return new CommandFailure({ code: 'cli.wrong_use', message, hint, retry: 'never' }, 2);
}

export const paint = (io: Pick<Io, 'color'>, style: Style, text: string): string =>
  io.color ? styleText(style, text, { validateStream: false }) : text;

/** Lines of columns under their names; what would harm a terminal is taken out. */
export function table(
  io: Pick<Io, 'color'>,
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
): string[] {
  const texts = rows.map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? '–' : plainText(String(cell)))),
  );
  const widths = head.map((name, column) =>
    Math.max(name.length, ...texts.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [paint(io, 'bold', line(head)), ...texts.map(line)];
}

/** A problem as a person reads it: what happened, then what to do. */
export function printProblem(io: Io, problem: Problem, lines: readonly string[] = []): void {
  io.err(`${paint(io, 'red', 'Error:')} ${plainText(problem.message)}`);
  for (const line of lines) io.err(`  ${plainText(line)}`);
  if (problem.hint !== '') io.err(`${paint(io, 'dim', 'What to do:')} ${plainText(problem.hint)}`);
}

/** A time as people write it, to the second, in UTC. */
export const time = (iso: string | null | undefined): string | null =>
  iso ? iso.replace('T', ' ').replace(/(\.\d+)?Z$/, 'Z') : null;
