import { z } from 'zod';
import { cutText } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import type { RefusedBy } from './refusals.ts';

/** An answer of a token endpoint without tokens (RFC 6749, section 5.2), as better-auth throws it. */
const answerSchema = z.looseObject({
  status: z.number(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

const longest = 300;

/** The text of a provider, shortened for the log. Anybody may have written it, since addresses carry it. */
export const providerWords = (text: string): string => cutText(visibleText(text), longest);

/** Why the token endpoint gave no tokens for the code of a sign-in. */
export function explainExchange(thrown: unknown): RefusedBy {
  const { data: answer } = answerSchema.safeParse(thrown);
  if (answer === undefined) return explainNoAnswer(thrown);
  const { status, error, error_description: said } = answer;
  const details = {
    status,
    ...(error === undefined ? {} : { error: providerWords(error) }),
    ...(said === undefined ? {} : { description: providerWords(said) }),
  };
  if (error === 'invalid_client' || error === 'unauthorized_client' || status === 401)
    return { code: 'client_refused', details };
  if (error === 'invalid_grant') return { code: 'code_refused', details };
  return { code: 'token_endpoint_failed', details };
}

function explainNoAnswer(thrown: unknown): RefusedBy {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (message.includes('HTTP redirect')) return { code: 'provider_redirected' };
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : 'unknown';
  return { code: 'token_endpoint_unreachable', details: { why } };
}
