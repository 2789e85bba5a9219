import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isWithinBounds } from '../../platform/http/json-bounds.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import { inPortions, pauseForOthers } from '../../platform/values/in-portions.ts';
import { parseJson } from '../../platform/values/parse-json.ts';
import { refuse } from '../../platform/values/problem.ts';
import { NotJson } from './parse-detections.ts';
import { webhookProblems } from './problems.ts';

/** The limit of an inflated body: the same as for one that was not compressed. */
export const inflatedLimit = 2 * 1024 * 1024;

/**
 * Enough for 1000 detections with fifty reasons each. Without a limit, parsing one body could block everything for a
 * second.
 */
const detectionBounds = { depth: 64, nodes: 200_000 };
const lineBounds = { depth: 64, nodes: 2_000 };

/** JSON lines, by any of the media types in use. */
const lineTypes = /^application\/(?:x-ndjson|ndjson|x-jsonlines|jsonlines|jsonl|x-jsonl)\b/i;

/**
 * The body of an authenticated request as JSON: inflated if it is compressed, and a list if it is JSON lines. An
 * invalid line does not stop the others. Throws problems that say what is wrong.
 */
export async function parseBody(
  raw: Buffer,
  headers: IncomingHttpHeaders,
  mostLines: number,
): Promise<unknown> {
  const text = decode(await inflate(raw, headers['content-encoding'] ?? ''));
  if (text.trim() === '') throw refuse('malformed', httpProblems.emptyBody());
  if (lineTypes.test(headers['content-type'] ?? '')) return parseLines(text, mostLines);
  if (!isWithinBounds(text, detectionBounds)) throw refuse('malformed', httpProblems.bodyTooComplex());
  try {
    return parseJson(text);
  } catch {
    throw refuse('malformed', httpProblems.malformedJson());
  }
}

async function inflate(raw: Buffer, encoding: string): Promise<Buffer> {
  const [kind = ''] = [encoding.trim().toLowerCase()];
  if (kind === '' || kind === 'identity') return raw;
  if (kind !== 'gzip' && kind !== 'x-gzip')
    throw refuse('unsupported_media', webhookProblems.wrongEncoding(kind));
  try {
    return await promisify(gunzip)(raw, { maxOutputLength: inflatedLimit });
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw refuse('too_large', webhookProblems.inflatesTooLarge(inflatedLimit));
    throw refuse('malformed', webhookProblems.notGzip());
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('malformed', httpProblems.malformedJson());
  }
}

async function parseLines(text: string, most: number): Promise<unknown[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > most) throw refuse('invalid', webhookProblems.tooMany(lines.length, most));
  const read: unknown[] = [];
  await inPortions(lines, pauseForOthers, (line) => read.push(parseLine(line)));
  return read;
}

function parseLine(line: string): unknown {
  if (!isWithinBounds(line, lineBounds)) return new NotJson(line);
  try {
    return parseJson(line);
  } catch {
    return new NotJson(line);
  }
}
