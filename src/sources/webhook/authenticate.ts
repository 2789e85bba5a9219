import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { bearerToken } from '../../platform/http/access.ts';
import { hashToken, validPairs, type WebhookPair, type WebhookSecrets } from './secrets.ts';

/** How far the sender's clock may differ from ours (Standard Webhooks: 5 minutes). */
const toleranceMs = 5 * 60_000;

/**
 * Whether the sender knows the secrets: by a signature (Standard Webhooks), or, for senders that cannot sign, by the
 * bearer token. For a signed request only the signature counts.
 * @param body as received, byte for byte.
 */
export function isAuthentic(
  headers: IncomingHttpHeaders,
  body: Buffer,
  secrets: WebhookSecrets,
  now: Date,
): boolean {
  const pairs = validPairs(secrets, now);
  if (signed(headers, 'signature') !== undefined) return isSigned(headers, body, pairs, now);
  const token = bearerToken(headers.authorization ?? '');
  if (token === undefined) return false;
  const hash = hashToken(token);
  return matchesAny(pairs, ({ tokenHash }) => isSame(hash, tokenHash));
}

function isSigned(
  headers: IncomingHttpHeaders,
  body: Buffer,
  pairs: readonly WebhookPair[],
  now: Date,
): boolean {
  const id = single(signed(headers, 'id'));
  const timestamp = single(signed(headers, 'timestamp'));
  const signatures = single(signed(headers, 'signature')).split(' ');
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  const signedAt = new Date(Number(timestamp) * 1000);
  // The package's `verify` uses the machine's clock. So the package only signs, and the comparison is here.
  if (Math.abs(now.getTime() - signedAt.getTime()) > toleranceMs) return false;
  return matchesAny(pairs, ({ signing }) => {
    const expected = new Webhook(signing).sign(id, signedAt, body);
    return matchesAny(signatures, (signature) => isSame(signature, expected));
  });
}

/** Compares with all of them, so that the time does not reveal which one matched. */
function matchesAny<T>(items: readonly T[], matches: (item: T) => boolean): boolean {
  let any = false;
  for (const item of items) any = matches(item) || any;
  return any;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The header of Standard Webhooks. Svix, where they come from, calls the same headers `svix-…`. */
function signed(headers: IncomingHttpHeaders, name: 'id' | 'timestamp' | 'signature') {
  const prefix = headers['webhook-signature'] === undefined ? 'svix' : 'webhook';
  return headers[`${prefix}-${name}`];
}

const single = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header[0] : header) ?? '';
