import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { fetchProblems } from './fetch-problems.ts';

/** A gzip file that is sent with gzip as its content coding. No list has more layers. */
const mostLayers = 2;

const unzip = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/**
 * Inflates content that is gzip. It is recognized by its first octets (RFC 1952 §2.3.1), since servers send `.gz` files
 * with and without a header that says so. Stops at the limit, and does not block the process.
 */
export async function inflate(content: Uint8Array, limit: number): Promise<Result<Uint8Array>> {
  let inflated = content;
  for (let layer = 0; layer < mostLayers && isGzip(inflated); layer++) {
    try {
      inflated = await unzip(inflated, { maxOutputLength: limit });
    } catch (error) {
      const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return failed(isTooLarge ? fetchProblems.tooLarge(limit) : fetchProblems.badGzip());
    }
  }
  return ok(inflated);
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
