import { sandboxAccount } from './account.ts';
import { auditRoutes } from './audit-routes.ts';
import { authenticate } from './authenticate.ts';
import { callbackRoutes } from './callback-routes.ts';
import { customFieldRoutes } from './custom-field-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { apiError, cannotRoute, forbidden, noEndpoint, Refusal } from './errors.ts';
import { type Answer, answerJson, answerText, type Exchange } from './http.ts';
import { levelOf } from './roles.ts';
import { idsIn, type Route } from './route.ts';
import type { SandboxState } from './state.ts';
import { tableRoutes } from './table-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { timeRoutes } from './time-routes.ts';
import { mediaType } from './version.ts';

const routes: readonly Route[] = [
  ...ticketRoutes,
  ...auditRoutes,
  ...callbackRoutes,
  ...documentRoutes,
  ...customerRoutes,
  ...customFieldRoutes,
  ...timeRoutes,
  ...tableRoutes,
];

/** Always the current version, whatever codebase `companyinfo` names. */
const currentCodebase = 'v4_6_release';

/** A parsed request to ConnectWise. */
export interface ApiRequest {
  /** The path after `…/apis/3.0`, or the whole path of `companyinfo`. */
  readonly path: string;
  /** Null for `companyinfo`, which is outside of the versioned API. */
  readonly codebase: string | null;
}

/** Null if the path does not belong to ConnectWise. */
export function parseApiPath(path: string): ApiRequest | null {
  const api = /^\/(.*?)\/?apis\/3\.0(\/.*)?$/i.exec(path);
  if (api !== null) return { codebase: api[1] ?? '', path: api[2] ?? '/' };
  return /^\/login\/companyinfo(\/|$)/i.test(path) ? { codebase: null, path } : null;
}

/** The answer without faults, including errors of the caller. */
export function answerApi(exchange: Exchange, request: ApiRequest, state: SandboxState): Answer {
  try {
    return request.codebase === null
      ? companyInfo(exchange, request.path, state)
      : answerEndpoint(exchange, request.codebase, request.path, state);
  } catch (error) {
    if (error instanceof Refusal) return answerJson(error.status, error.body);
    throw error;
  }
}

/** The only call without keys. For an unknown company the answer is `null` with 200. */
function companyInfo(exchange: Exchange, path: string, { data }: SandboxState): Answer {
  if (exchange.method !== 'GET') throw noMethod(exchange.method);
  const company = path.split('/')[3]?.toLowerCase();
  if (company !== sandboxAccount.companyId) return answerJson(200, null);
  return answerJson(200, {
    CompanyName: 'Granite Peak IT Services',
    Codebase: data.codebase,
    VersionCode: data.codebase.replace('_', '.').replace(/\/$/, ''),
    VersionNumber: 'v4.6.112233',
    CompanyID: sandboxAccount.companyId,
    IsCloud: 'True',
    SiteUrl: exchange.origin.replace(/^https?:\/\//, ''),
  });
}

function answerEndpoint(exchange: Exchange, codebase: string, path: string, state: SandboxState): Answer {
  const { data } = state;
  const known = [currentCodebase, data.codebase.replace(/\/$/, '')];
  if (!known.includes(codebase) || path.startsWith('/apis/')) return answerText(400, cannotRoute);
  const caller = authenticate(exchange, state);
  if (caller instanceof Refusal) throw caller;
  if (caller !== 'known') return caller;

  const matching = routes.flatMap((route) => {
    const ids = idsIn(route.path, path);
    return ids === null ? [] : [{ route, ids }];
  });
  const found = matching.find(({ route }) => route.method === exchange.method);
  if (found === undefined) throw matching.length > 0 ? noMethod(exchange.method) : noEndpoint();

  const { route, ids } = found;
  const level = route.needs === null ? 'All' : levelOf(data.role, route.needs);
  if (level === 'None') throw forbidden();
  const base = `${exchange.origin}/${currentCodebase}/apis/3.0`;
  const by = sandboxAccount.member.identifier;
  const answer = route.answer({ state, exchange, base, ids, level, by });
  return answer.body === '' ? answer : { ...answer, type: mediaType(exchange.headers.accept).type };
}

const noMethod = (method: string) =>
  apiError(405, `The requested resource does not support http method '${method}'.`);
