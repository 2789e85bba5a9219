import { createHash } from 'node:crypto';
import { parseJson } from '../../platform/values/parse-json.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { type ExportHeader, footerSchema, formatVersion, headerSchema, type RowCounts } from './format.ts';
import { exportProblems } from './problems.ts';
import { readLines } from './read-lines.ts';

export interface ExportedRow {
  readonly table: string;
  readonly text: string;
}

export interface ExportReading {
  readonly header: ExportHeader;
  /**
   * Every row, as JSON text, in the order of the file: each table after those that it refers to. It ends normally only
   * if the file is complete and unchanged; otherwise it throws. Iterate to the end, or the file stays open.
   */
  readonly rows: AsyncGenerator<ExportedRow, RowCounts>;
}

/** Not parsed here: the database parses the row, and no number in it is rounded. */
const rowShape = /^\["([a-z_0-9]+)",(\{.*\})\]$/;

const notAnExport = (why: string) => new ProblemError(exportProblems.notAnExport(why));

/** Reads an export from its beginning, only a few rows at a time. */
export async function readExport(file: string): Promise<ExportReading> {
  const lines = readLines(file);
  const first = (await lines.next()).value;
  const header = parseHeader(first);
  if (header === null) {
    await lines.return(undefined);
    throw notAnExport('its first line is not the header of an export');
  }
  if (header.picketExport > formatVersion) {
    await lines.return(undefined);
    throw new ProblemError(exportProblems.newer(header.version, []));
  }
  return { header, rows: readRows(lines, first ?? '') };
}

/** Only the header. */
export async function readHeader(file: string): Promise<ExportHeader> {
  const { header, rows } = await readExport(file);
  await rows.return({});
  return header;
}

function parseHeader(line: string | undefined): ExportHeader | null {
  const header = headerSchema.safeParse(parse(line ?? ''));
  return header.success ? header.data : null;
}

async function* readRows(lines: AsyncGenerator<string>, first: string): ExportReading['rows'] {
  try {
    const hash = createHash('sha256').update(`${first}\n`);
    const counts: RowCounts = {};
    for await (const line of lines) {
      const [, table, text] = rowShape.exec(line) ?? [];
      if (table === undefined || text === undefined) {
        checkFooter(parse(line), counts, hash.digest('hex'));
        return counts;
      }
      counts[table] = (counts[table] ?? 0) + 1;
      yield { table, text };
      hash.update(`${line}\n`);
    }
    throw notAnExport('its end is missing');
  } finally {
    await lines.return(undefined);
  }
}

function checkFooter(content: unknown, counts: RowCounts, sha256: string): void {
  const footer = footerSchema.safeParse(content);
  if (!footer.success) throw notAnExport('a line cannot be read');
  const { rows } = footer.data;
  const tables = new Set([...Object.keys(rows), ...Object.keys(counts)]);
  const complete = [...tables].every((table) => (rows[table] ?? 0) === (counts[table] ?? 0));
  if (!complete || footer.data.sha256 !== sha256) throw notAnExport('it was changed, or lines are missing');
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
