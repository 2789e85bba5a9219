import { sandboxAccount } from '../account.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // A test reads the fields that it expects; anything else fails it.
  readonly body: Record<string, unknown> & Record<string, unknown>[];
}

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly codebase?: string;
  readonly signal?: AbortSignal;
}

const { companyId, publicKey, privateKey, clientId, boards, companies, priorities } = sandboxAccount;

export const basic = (company: string, user: string, password: string) =>
  `Basic ${Buffer.from(`${company}+${user}:${password}`).toString('base64')}`;

/** Calls the API of a sandbox as a correct client does; options override parts. */
export function caller(url: string) {
  return async (path: string, options: CallOptions = {}): Promise<Reply> => {
    const { method = 'GET', body, codebase = 'v4_6_release', headers = {}, signal } = options;
    const reply = await fetch(`${url}/${codebase}/apis/3.0${path}`, {
      method,
      headers: {
        authorization: basic(companyId, publicKey, privateKey),
        clientId,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: parsed(text) as Reply['body'] };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A ticket that the sandbox accepts. */
export const goodTicket = {
  summary: 'Blocked: bad[.]example on CSD-FRONT-01',
  company: { id: companies.cedarStreetDental },
  board: { id: boards.securityAlerts.id },
  status: { id: boards.securityAlerts.statuses.new },
  type: { id: boards.securityAlerts.types.dnsThreat },
  priority: { id: priorities.high },
  externalXRef: 'picket:01ARZ3NDEKTSV4RRFFQ69G5FAV',
  initialDescription: 'Domain: bad[.]example. Block reasons: Phishing.',
};

/** A clock that stands still until a test moves it; sleeping on it takes no time. */
export function standingClock(start = '2026-01-15T09:12:44Z') {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    sleep: async () => {},
    advance(ms: number) {
      at += ms;
    },
  };
}
