import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseJsonBytes } from '../../platform/values/parse-json.ts';

/** The used fields of a call. The record in it is ignored, and read from ConnectWise instead. */
const callbackSchema = z.object({
  MessageId: z.string().min(1).max(100),
  Type: z.string(),
  ID: z.int().positive().max(2_147_483_647),
  Metadata: z.object({ key_url: z.string().max(2_000) }),
});

export interface Callback {
  readonly messageId: string;
  readonly type: string;
  readonly id: number;
  /** Not verified: a forged call would contain a forged address. */
  readonly keyUrl: string;
}

/** A call as received; null if it is invalid. */
export function parseCallback(raw: Buffer): Callback | null {
  let json: unknown;
  try {
    json = parseJsonBytes(raw);
  } catch {
    return null;
  }
  const read = callbackSchema.safeParse(json);
  if (!read.success) return null;
  const { MessageId: messageId, Type: type, ID: id, Metadata } = read.data;
  return { messageId, type: type.toLowerCase(), id, keyUrl: Metadata.key_url };
}

/**
 * Whether the bytes are signed with a key: HMAC-SHA256 in base64, with the SHA-256 of the key as given
 * (Developer Guide,
 * "Callbacks"). Compared in constant time.
 */
export function isSigned(raw: Buffer, signature: unknown, signingKey: string): boolean {
  if (typeof signature !== 'string') return false;
  const key = createHash('sha256').update(signingKey, 'utf8').digest();
  const expected = createHmac('sha256', key).update(raw).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
