import type { z } from 'zod';
import { parseContent } from '../../platform/outbound/answer.ts';
import type { Reply } from '../../platform/outbound/exchange.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { problems } from './problems.ts';

/** The JSON of a 2xx answer. */
export function parseReply(reply: Reply, host: string): Result<unknown> {
  const { status } = reply;
  const content = parseContent(reply);
  if (content.kind === 'json') return ok(content.json);
  if (content.kind === 'html') return failed(problems.html(host, { status }));
  // The content may be private data, so only its size is reported.
  const details = { status, characters: reply.text.length };
  return failed(problems.unexpected(host, 'the JSON is not complete.', details));
}

export function parseOne<T>(reply: Reply, host: string, schema: z.ZodType<T>): Result<T> {
  const json = parseReply(reply, host);
  if (!json.ok) return json;
  const read = schema.safeParse(json.value);
  return read.success
    ? ok(read.data)
    : failed(problems.unexpected(host, 'it is not the requested record.', { status: reply.status }));
}

/** The valid rows, and the number of all rows. If there are rows and none is valid, the answer is not a list. */
export function parseRows<T>(
  reply: Reply,
  host: string,
  schema: z.ZodType<T>,
): Result<{ rows: T[]; count: number }> {
  const json = parseReply(reply, host);
  if (!json.ok) return json;
  const details = { status: reply.status };
  if (!Array.isArray(json.value)) return failed(problems.unexpected(host, 'it is not a list.', details));
  const rows = json.value.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
  return json.value.length > 0 && rows.length === 0
    ? failed(problems.unexpected(host, 'its rows have no id or no name.', details))
    : ok({ rows, count: json.value.length });
}
