import { z } from 'zod';
import { parseContent } from '../../platform/outbound/answer.ts';
import type { Exchange, Reply } from '../../platform/outbound/exchange.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { providerProblems as problems } from './problems.ts';

/** The part of a discovery document that Picket uses (OpenID Connect Discovery, section 3). */
const discoverySchema = z.looseObject({
  issuer: z.string().min(1),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

export type Discovery = z.infer<typeof discoverySchema>;

export type Http = Pick<Exchange, 'run'>;

const timeoutMs = 10_000;
const headers = { accept: 'application/json', 'user-agent': 'picket' };

export interface Discovered {
  readonly document: Discovery;
  /** The provider’s `Date`. */
  readonly date: string | undefined;
}

/** Reads the provider’s discovery document. */
export async function discover(http: Http, url: string, signal?: AbortSignal): Promise<Result<Discovered>> {
  const answer = await fetchJson(http, url, 'The discovery document', signal);
  if (!answer.ok) return answer;
  const { json, reply } = answer.value;
  const read = discoverySchema.safeParse(json);
  if (!read.success) {
    const [first] = read.error.issues;
    return failed(problems.notDiscovery(url, `\`${first?.path.join('.') ?? ''}\` is missing or wrong`));
  }
  if (/[{}]/.test(read.data.issuer)) return failed(problems.issuerTemplate(read.data.issuer));
  return ok({ document: read.data, date: reply.headers.date });
}

const keysSchema = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), use: z.string().optional() })),
});

/** The number of signing keys that the provider publishes. */
export async function countKeys(http: Http, url: string, signal?: AbortSignal): Promise<Result<number>> {
  const answer = await fetchJson(http, url, 'The list of keys', signal);
  if (!answer.ok) return answer;
  const read = keysSchema.safeParse(answer.value.json);
  const usable = read.data?.keys.filter(({ kty, use }) => kty !== 'oct' && use !== 'enc').length ?? 0;
  return usable > 0 ? ok(usable) : failed(problems.noKeys(url));
}

async function fetchJson(
  http: Http,
  url: string,
  what: string,
  signal: AbortSignal | undefined,
): Promise<Result<{ json: unknown; reply: Reply }>> {
  const reply = await http.run({ method: 'GET', url, headers, timeoutMs, signal });
  if (reply.kind === 'failure') return failed(problems.notReached(what, url, reply));
  if (reply.status !== 200) return failed(problems.wrongStatus(what, url, reply.status));
  const content = parseContent(reply);
  if (content.kind !== 'json') return failed(problems.notDiscovery(url, 'it is not JSON'));
  return ok({ json: content.json, reply });
}
