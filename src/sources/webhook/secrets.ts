import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { MadeSecret, OwnSecret, ShownSecret } from '../kind.ts';

const pairSchema = z.object({
  /**
   * `whsec_` and 32 bytes in base64 (Standard Webhooks). Stored in a recoverable form, because checking signatures
   * needs it.
   */
  signing: z.string(),
  /** SHA-256 of the bearer token, in hex. The token is random and long, so no salt is needed. */
  tokenHash: z.string(),
});

const secretsSchema = z.object({
  current: pairSchema,
  /** The secrets before the rotation, and until when they are valid. */
  previous: pairSchema.extend({ until: z.iso.datetime() }).nullable(),
});

export type WebhookPair = z.infer<typeof pairSchema>;
/** The secrets that a webhook accepts, as they are encrypted into `source.secret`. */
export type WebhookSecrets = z.infer<typeof secretsSchema>;

const dayMs = 24 * 60 * 60 * 1000;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

function newPair(random: RandomBytes): { pair: WebhookPair; shown: ShownSecret } {
  const secret = `whsec_${Buffer.from(random(32)).toString('base64')}`;
  const bearerToken = `pkw_${Buffer.from(random(32)).toString('base64url')}`;
  return { pair: { signing: secret, tokenHash: hashToken(bearerToken) }, shown: { secret, bearerToken } };
}

export function newWebhookSecrets(random: RandomBytes): { secrets: WebhookSecrets; shown: ShownSecret } {
  const { pair, shown } = newPair(random);
  return { secrets: { current: pair, previous: null }, shown };
}

/** Generates new secrets. The present ones stay valid for 24 hours, unless they leaked and are revoked. */
export function rotatedSecrets(
  { current }: WebhookSecrets,
  { now, random, revokeOld }: { now: Date; random: RandomBytes; revokeOld: boolean },
): { secrets: WebhookSecrets; shown: ShownSecret } {
  const { pair, shown } = newPair(random);
  const until = new Date(now.getTime() + dayMs).toISOString();
  return { secrets: { current: pair, previous: revokeOld ? null : { ...current, until } }, shown };
}

export const writeSecrets = (secrets: WebhookSecrets): string => JSON.stringify(secrets);
export const parseSecrets = (text: string): WebhookSecrets => secretsSchema.parse(JSON.parse(text));

/** The secrets that are valid at `now`, newest first. */
export function validPairs({ current, previous }: WebhookSecrets, now: Date): WebhookPair[] {
  return previous !== null && now < new Date(previous.until) ? [current, previous] : [current];
}

/** Picket generates it; a rotation keeps the present ones valid for a day. */
export const webhookSecret: OwnSecret = {
  from: 'picket',
  noKey: 'A webhook has no API key. Picket creates its secret.',
  make: (random) => made(newWebhookSecrets(random)),
  rotate(present, how) {
    const known = parsePresent(present);
    return made(known === null ? newWebhookSecrets(how.random) : rotatedSecrets(known, how));
  },
};

const made = ({ secrets, shown }: { secrets: WebhookSecrets; shown: ShownSecret }): MadeSecret => ({
  text: writeSecrets(secrets),
  shown,
  oldValidUntil: secrets.previous?.until ?? null,
});

function parsePresent(text: string | null): WebhookSecrets | null {
  try {
    return text === null ? null : parseSecrets(text);
  } catch {
    return null;
  }
}
