import { styleText } from 'node:util';
import type { ConnectionHealth } from '../connectwise/connection/connection.ts';
import type { Problem } from '../platform/values/problem.ts';
import { showHidden, visibleText } from '../platform/values/visible-text.ts';
import { timesInZone, writeTime } from '../platform/values/zoned-time.ts';

type Style = Parameters<typeof styleText>[0];

/** Everything of the process that a command uses, so that tests can replace it. */
export interface Io {
  /** Standard output: only the answer. */
  out(line: string): void;
  /** Standard error: problems and progress. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person types at a terminal. */
  readonly terminal: boolean;
  /** Whether output is for programs: `--json` was given. */
  readonly json?: boolean;
  /** Whether output may have colours. */
  readonly color: boolean;
  /** Aborts when the command must stop (Ctrl-C). */
  readonly signal: AbortSignal;
  readonly stdin: NodeJS.ReadableStream;
}

/** 1: a problem was found. 2: wrong use. 3: Picket does not run (like `systemctl status`). */
export type ExitStatus = 1 | 2 | 3;

/** Why a command ends with another status than 0. */
export class CommandFailure extends Error {
  readonly problem: Problem | null;
  readonly exitStatus: ExitStatus;
  /** Invalid values, one per line. */
  readonly lines: readonly string[];

  constructor(problem: Problem | null, exitStatus: ExitStatus = 1, lines: readonly string[] = []) {
    super(problem?.message ?? 'The command found a fault.');
    this.name = 'CommandFailure';
    this.problem = problem;
    this.exitStatus = exitStatus;
    this.lines = lines;
  }
}

/** Invalid input: exit status 2. */
export function wrongUse(message: string, hint: string): CommandFailure {
  return new CommandFailure({ code: 'cli.wrong_use', message, hint, retry: 'never' }, 2);
}

export const paint = (io: Pick<Io, 'color'>, style: Style, text: string): string =>
  io.color ? styleText(style, text, { validateStream: false }) : text;

/**
 * A line for a terminal. Names from outside could contain sequences that move the cursor, change the title or turn the
 * line around: only our own colours are sent as such.
 */
export const terminalLine = (io: Pick<Io, 'color'>, line: string): string =>
  line
    .split(io.color ? ownColours : /$^/)
    .map((part, at) => (at % 2 === 1 ? part : showHidden(part).replace(/\r(?!\n)/g, ' ')))
    .join('');

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the sequence itself.
const ownColours = /(\u001b\[(?:[012]|22|3[1-3]|39)m)/;

/** Aligned columns with headings; what could harm a terminal is written. */
export function table(
  io: Pick<Io, 'color'>,
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
): string[] {
  const texts = rows.map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? '–' : visibleText(String(cell)))),
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

/** A problem in two sentences: what happened, and what to do. */
export function printProblem(io: Io, problem: Problem, lines: readonly string[] = []): void {
  io.err(`${paint(io, 'red', 'Error:')} ${words(problem.message)}`);
  for (const line of lines) io.err(`  ${words(line)}`);
  if (problem.hint !== '') io.err(`${paint(io, 'dim', 'What to do:')} ${words(problem.hint)}`);
}

/** A time for people, to the second, in the zone of this terminal (`TZ`). */
export const time = (iso: string | null | undefined): string | null =>
  iso ? writeTime(new Date(iso), { seconds: true }) : null;

/** A text of Picket for a terminal: with what could harm it written, and with times in its zone. */
export const words = (said: string): string => timesInZone(visibleText(said));

/** How ConnectWise answers the requests of the saved connection. */
export const describeHealth = (state: ConnectionHealth['state']): string =>
  state === 'untried' ? 'not tried yet' : state;
