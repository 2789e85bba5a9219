import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type CsvValue, csvLine } from '../values/csv.ts';

/** The parameters of a download, besides filter and sort order. */
export const downloadQuery = {
  format: z.enum(['csv', 'json']).default('csv').describe('csv: for spreadsheets; json: an array.'),
};

/** The response of a download in a route's schema. */
export function downloadResponse<T extends z.ZodType>(item: T) {
  return {
    description: 'All items that match the filter, as a file.',
    content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: z.array(item) } },
  };
}

/** The columns of a CSV, by heading. */
export type Columns<T> = Readonly<Record<string, (item: T) => CsvValue>>;

interface Download<T> {
  readonly format: 'csv' | 'json';
  /** The file name without its extension. */
  readonly name: string;
  readonly columns: Columns<T>;
  readonly batches: AsyncIterable<readonly T[]>;
}

/**
 * Answers with a file, batch by batch as the client reads, so it is never in memory as a whole. For a HEAD nothing is
 * read; Fastify would read the whole file and discard it.
 */
export function sendDownload<T>(
  reply: FastifyReply,
  { format, name, columns, batches }: Download<T>,
): FastifyReply {
  const text = format === 'csv' ? csvText(columns, batches) : jsonText(batches);
  return reply
    .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(reply.request.method === 'HEAD' ? [] : text));
}

/** The byte order mark by which spreadsheets recognise UTF-8. */
const byteOrderMark = '\uFEFF';

async function* csvText<T>(
  columns: Columns<T>,
  batches: AsyncIterable<readonly T[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(Object.keys(columns));
  const picks = Object.values(columns);
  for await (const items of batches) {
    yield items.map((item) => csvLine(picks.map((pick) => pick(item)))).join('');
  }
}

async function* jsonText<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const items of batches) {
    for (const item of items) {
      yield before + JSON.stringify(item);
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
