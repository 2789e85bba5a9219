import { lookup as systemLookup } from 'node:dns';
import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import {
  isLoopbackHost,
  isPrivateAddress,
  type Lookup,
  literalAddress,
} from '../../platform/outbound/private-network.ts';
import { proxyFor, proxyName } from '../../platform/outbound/proxy.ts';
import type { Check, ExpectedCheck } from '../../platform/values/check.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import { connectWise, usableConnection } from './client.ts';
import { problems } from './problems.ts';
import type { Site } from './site.ts';
import type { Chosen, ConnectionValues, ConnectWise, ConnectWiseOptions } from './types.ts';
import { type ChoiceLists, choiceTitles, verifyChoice } from './verify-choice.ts';
import { permissionChecks, searchCheck, verifyPermissions } from './verify-permissions.ts';

/** The first steps. If one fails, no later step can be checked. */
const groundTitles = {
  name_resolution: 'The site’s name resolves',
  tls: 'The site can be reached',
  company_id: 'The Company ID is known',
  keys: 'The keys are accepted',
  client_id: 'The client ID is accepted',
} as const;

type Ground = keyof typeof groundTitles;

/** Every check, in order. */
export const setupChecks: readonly ExpectedCheck[] = [
  ...Object.entries(groundTitles).map(([id, title]) => ({ id, title })),
  ...permissionChecks.map(({ id, title }) => ({ id, title })),
  searchCheck,
  ...Object.entries(choiceTitles).map(([id, title]) => ({ id, title })),
];

/**
 * Tests a connection step by step, from the site's name to the chosen type, and reports each step. After a failure that
 * later steps depend on, these are skipped. It only reads and creates nothing.
 */
export async function* verifySetup(
  connection: ConnectionValues,
  chosen: Chosen,
  options: ConnectWiseOptions & { readonly signal?: AbortSignal },
): AsyncGenerator<Check> {
  const usable = usableConnection(connection);
  if (!usable.ok) {
    const id = fieldSteps[String(usable.problem.details?.field)] ?? 'keys';
    yield* skipUntil(id, 'The connection is not complete.');
    yield failedCheck(id, groundTitles[id], usable.problem);
    return yield* skipAfter(id);
  }
  const { site, values } = usable.value;
  const resolved = await resolveName(site, options);
  yield resolved;
  if (resolved.status === 'fail') return yield* skipAfter('name_resolution');

  const cw = connectWise(values, options);
  try {
    const info = await cw.info(options.signal);
    // Some roles may not read /system/info, and some hosts lack it. Then the permission checks decide.
    const member =
      info.ok || info.problem.code !== 'connectwise.not_found_or_keys_refused'
        ? null
        : await cw.mySecurity(options.signal);
    const failedAt = yield* groundChecks(site, values, info, member);
    if (failedAt !== null) return yield* skipAfter(failedAt);

    yield* verifyReading(cw, chosen, options.signal);
  } finally {
    await cw.close();
  }
}

/** The checks that need a working connection: rights, and choices. */
export async function* verifyReading(
  cw: ConnectWise,
  chosen: Chosen,
  signal: AbortSignal | undefined,
): AsyncGenerator<Check> {
  const lists: ChoiceLists = yield* verifyPermissions(cw, chosen, signal);
  yield* verifyChoice(chosen, lists);
}

async function resolveName(site: Site, options: { network: NetworkRules; lookup?: Lookup }): Promise<Check> {
  const id = 'name_resolution';
  const title = groundTitles[id];
  const url = new URL(site.apiOrigin);
  const { hostname } = url;
  const proxy = proxyFor(options.network.proxy, url);
  const allowed = options.network.allowPrivate || isLoopbackHost(hostname);
  const literal = literalAddress(hostname);
  if (proxy !== undefined && literal === null) {
    const what = `The proxy ${proxyName(proxy)} looks ${hostname} up.`;
    return { id, title, status: 'pass', what };
  }
  const addresses = literal === null ? await lookUp(hostname, options.lookup ?? systemLookup) : [literal];
  if (addresses.length === 0) return failedCheck(id, title, problems.nameNotFound(hostname));
  if (!allowed && addresses.some(isPrivateAddress))
    return failedCheck(id, title, problems.privateAddress(hostname));
  const what = literal === null ? `${hostname} is ${addresses.join(', ')}.` : `${hostname} is an IP address.`;
  return { id, title, status: 'pass', what };
}

const lookUp = (hostname: string, lookup: Lookup): Promise<string[]> =>
  new Promise((resolve) => {
    lookup(hostname, { all: true }, (error, found) =>
      resolve(error ? [] : found.map(({ address }) => address)),
    );
  });

/** The step that a field of the connection belongs to. */
const fieldSteps: Readonly<Record<string, Ground>> = {
  site: 'name_resolution',
  companyId: 'company_id',
  clientId: 'client_id',
};

/** Whether these checks show that ConnectWise accepts our requests and may accept tickets, whatever else is wrong. */
export function connectionWorks(checks: readonly Check[]): boolean {
  const statusOf = (id: string) => checks.find((check) => check.id === id)?.status;
  return (
    Object.keys(groundTitles).every((id) => statusOf(id) === 'pass') &&
    statusOf('permission.tickets_add') !== 'fail'
  );
}

/** The first step that a problem belongs to; the steps before it passed. */
function stepOf({ code }: Problem): Ground | null {
  switch (code.replace('connectwise.', '')) {
    case 'name_not_found':
    case 'private_address':
      return 'name_resolution';
    case 'proxy':
    case 'tls':
    case 'unreachable':
    case 'timeout':
    case 'connection_cut':
    case 'resting':
    case 'cancelled':
    case 'stopped':
      return 'tls';
    case 'company_id_unknown':
    case 'cannot_route':
    case 'wrong_host':
    case 'html_answer':
    case 'redirected':
    case 'unexpected_answer':
      return 'company_id';
    case 'client_id_refused':
      return 'client_id';
    case 'permission_missing':
      return null; // If a right is refused, the keys were accepted.
    default:
      return 'keys';
  }
}

const saysKeys = ({ code }: Problem) => /keys_refused$/.test(code);

const order: readonly Ground[] = ['name_resolution', 'tls', 'company_id', 'keys', 'client_id'];

async function* groundChecks(
  site: Site,
  values: ConnectionValues,
  info: Result<{ version: string }>,
  member: Result<unknown> | null,
): AsyncGenerator<Check, Ground | null> {
  const problem = info.ok || member?.ok ? null : info.problem;
  const failedAt = problem === null ? null : stepOf(problem);
  const plain = site.apiOrigin.startsWith('http:');
  const version = info.ok ? ` It is version ${info.value.version}.` : '';
  const good: Record<Ground, string> = {
    name_resolution: '',
    tls: plain
      ? `${site.host} was reached without encryption (http). Only an address on this machine may be reached without it.${version}`
      : `${site.host} was reached over an encrypted connection with a valid certificate.${version}`,
    company_id: `ConnectWise knows “${values.companyId}”.`,
    keys: 'ConnectWise accepts the public and the private key.',
    client_id:
      values.clientId === null
        ? 'ConnectWise asked for no client ID, and none is set. ConnectWise’s cloud may require one later.'
        : 'ConnectWise accepts it.',
  };
  for (const id of order.slice(1)) {
    const title = groundTitles[id];
    if (problem !== null && id === failedAt) {
      const check = failedCheck(id, title, problem);
      // An error of ConnectWise itself says nothing about the keys.
      yield id === 'keys' && !saysKeys(problem) ? { ...check, status: 'unknown' } : check;
      return id;
    }
    if (failedAt === 'client_id' && id === 'keys') {
      // ConnectWise checks the client id before the keys.
      yield {
        id,
        title,
        status: 'unknown',
        what: 'ConnectWise checks the keys only after it accepts the client ID.',
      };
    } else yield { id, title, status: 'pass', what: good[id] };
  }
  return null;
}

const failedCheck = (id: string, title: string, { message, hint }: Problem): Check => ({
  id,
  title,
  status: 'fail',
  what: message,
  hint,
});

function* skipUntil(id: string, what: string): Generator<Check> {
  for (const skipped of setupChecks) {
    if (skipped.id === id) return;
    yield { ...skipped, status: 'skipped', what };
  }
}

function* skipAfter(id: Ground): Generator<Check> {
  const from = setupChecks.findIndex((one) => one.id === id);
  for (const skipped of setupChecks.slice(from + 1)) {
    const what = `Not checked, because an earlier step failed: ${lowerFirst(groundTitles[id])}.`;
    yield { ...skipped, status: 'skipped', what };
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
