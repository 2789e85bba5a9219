import { z } from 'zod';
import { looksLikeHtml } from '../../platform/outbound/answer.ts';
import type { Reply } from '../../platform/outbound/exchange.ts';
import { retryAfterMs, spokenRetryAfterMs } from '../../platform/outbound/retry-after.ts';
import { parseJson } from '../../platform/values/parse-json.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { cutText } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import { refusedCustomFields } from './custom-field-refusal.ts';
import type { RefusedCustomFields } from './custom-field-types.ts';
import { type Permission, permissions } from './permissions.ts';
import { problems } from './problems.ts';
import { requestIdOf } from './request-id.ts';

export interface RefusalContext {
  readonly host: string;
  readonly companyId: string;
  readonly clientIdSent: boolean;
  /** The right that the endpoint needs; null if it is unknown. */
  readonly permission: Permission | null;
  readonly now: Date;
  /** Removes secrets that ConnectWise may have echoed in a text. */
  readonly scrub: (text: string) => string;
}

export interface Refusal {
  readonly problem: Problem;
  /** The refused field, by Picket's name: `company`, `board`, `status`, … */
  readonly field?: string;
  /** Set if it is about custom fields; `field` is then `customFields`. */
  readonly customFields?: RefusedCustomFields;
  /** Whether the path itself was wrong: the discovered version or host may be out of date. */
  readonly misrouted?: boolean;
}

const word = z.string().nullish().catch(null);

/** ConnectWise's error format, and the one of a 429: `{ "error": …, "message": … }`. */
const envelopeSchema = z.object({
  code: word,
  error: word,
  message: word,
  errors: z
    .array(z.object({ code: word, message: word, field: word, resource: word }))
    .nullish()
    .catch(null),
});

/** The pause for a 429 that gives no time. */
const usualPauseMs = 30_000;

/** The meaning of an answer that is not 2xx, in each form seen from ConnectWise and from proxies before it. */
export function parseRefusal(reply: Reply, context: RefusalContext): Refusal {
  const { host } = context;
  const { status } = reply;
  const requestId = requestIdOf(reply);
  const envelope = parseEnvelope(reply.text);
  const said = cutText(visibleText(context.scrub(sentences(envelope) || withoutMarkup(reply))), 300);
  const details = {
    status,
    ...(said === '' ? {} : { said }),
    ...(requestId ? { requestId } : {}),
  };
  const text = `${envelope?.code ?? ''} ${envelope?.error ?? ''} ${said}`;

  if (status === 429) {
    const asked =
      retryAfterMs(reply.headers['retry-after'], context.now) ?? spokenRetryAfterMs(said) ?? usualPauseMs;
    return { problem: problems.rateLimited(host, Math.max(1000, asked)) };
  }
  if (status >= 500) return { problem: problems.serverError(host, details) };
  if (status >= 300 && status < 400) {
    return { problem: problems.redirected(host, { status }), misrouted: true };
  }
  if (/cannot route/i.test(text)) return { problem: problems.misrouted(host, details), misrouted: true };
  if (/ssl is required/i.test(text)) return { problem: problems.wrongHost(host, details) };
  if (/\bclient[\s_-]?id\b/i.test(text)) {
    return { problem: problems.clientIdRefused(host, context.clientIdSent, details) };
  }
  if (looksLikeHtml(reply)) return parsePage(reply, context, details);
  if (status === 401 || /UserNotAuthenticated|incorrect public\/private key/i.test(text)) {
    return { problem: problems.keysRefused(host, details) };
  }
  if (status === 403) return { problem: problems.permissionMissing(host, context.permission, details) };
  if (status === 404) return parseNotFound(envelope, context, said, details);
  const customFields = ofCreate(context)
    ? refusedCustomFields(envelope?.errors ?? [], envelope?.message ?? said)
    : null;
  if (customFields !== null)
    return { problem: problems.invalid(host, said, details), field: 'customFields', customFields };
  const field = refusedField(envelope);
  return { problem: problems.invalid(host, said, details), ...(field === undefined ? {} : { field }) };
}

/** Only a ticket that is created has custom fields that Picket sends. */
const ofCreate = ({ permission }: RefusalContext) => permission === permissions.tickets_add;

type Envelope = z.infer<typeof envelopeSchema>;

function parseEnvelope(text: string): Envelope | null {
  try {
    return envelopeSchema.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The inner errors are more specific than the outer message ("ticket object is invalid"). */
function sentences(envelope: Envelope | null): string {
  const inner = (envelope?.errors ?? []).flatMap(({ message }) => (message ? [message] : []));
  return inner.length > 0 ? inner.join(' ') : (envelope?.message ?? envelope?.error ?? '');
}

function parsePage(reply: Reply, { host }: RefusalContext, details: Record<string, unknown>): Refusal {
  const wall =
    /cloudflare/i.test(reply.headers.server ?? '') || /cloudflare|cf-ray|access denied/i.test(reply.text);
  if (wall || reply.status === 403) return { problem: problems.blocked(host, details) };
  return { problem: problems.html(host, details), misrouted: true };
}

/** A 404 has three meanings: a missing record, a missing path, or (in the cloud) wrong keys. */
function parseNotFound(
  envelope: Envelope | null,
  context: RefusalContext,
  said: string,
  details: Record<string, unknown>,
): Refusal {
  const { host } = context;
  const ofRecord = envelope?.code?.toLowerCase() === 'notfound' && /not found/i.test(said);
  if (!ofRecord) return { problem: problems.notFoundOrRefused(host, details), misrouted: true };
  const customFields = ofCreate(context)
    ? refusedCustomFields(envelope?.errors ?? [], envelope?.message)
    : null;
  if (customFields !== null)
    return { problem: problems.recordGone(said, details), field: 'customFields', customFields };
  const field = refusedField(envelope);
  return { problem: problems.recordGone(said, details), ...(field === undefined ? {} : { field }) };
}

/** "Service Status 17 not found for Service Board 21", without a field: the first name is the missing one. */
const namedFirst: readonly (readonly [RegExp, string])[] = [
  [/^(?:service )?status\b/i, 'status'],
  [/^(?:service )?sub-?type\b/i, 'subType'],
  [/^(?:service )?type\b/i, 'type'],
  [/^(?:service )?item\b/i, 'item'],
  [/^(?:service )?team\b/i, 'team'],
  [/^(?:service )?source\b/i, 'source'],
  [/^(?:service )?priority\b/i, 'priority'],
  [/^(?:service )?board\b/i, 'board'],
  [/^company\b/i, 'company'],
  [/^contact\b/i, 'contact'],
  [/^agreement\b/i, 'agreement'],
  [/^site\b/i, 'site'],
  [/\bfield summary\b|^summary\b/i, 'summary'],
];

const knownFields = namedFirst.map(([, name]) => name);

function refusedField(envelope: Envelope | null): string | undefined {
  const errors = envelope?.errors ?? [];
  for (const { field } of errors) {
    const first = field?.trim().split(/[/.]/)[0];
    if (first)
      return (
        knownFields.find((known) => first.toLowerCase().replace(/id$/, '') === known.toLowerCase()) ?? first
      );
  }
  const texts = [...errors.map(({ message }) => message), envelope?.message].filter((one) => one != null);
  for (const text of texts) {
    const found = namedFirst.find(([pattern]) => pattern.test(text.trim()));
    if (found) return found[1];
  }
  return undefined;
}

/** Only the title of an HTML page is reported, and only the beginning of a text. */
function withoutMarkup(reply: Reply): string {
  if (!looksLikeHtml(reply)) return reply.text.slice(0, 1000);
  return /<title[^>]*>([^<]{0,200})/i.exec(reply.text)?.[1] ?? '';
}
