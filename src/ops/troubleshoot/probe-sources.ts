import { plural } from '../../platform/values/text.ts';
import { moment } from '../../platform/values/zoned-time.ts';
import { hyasClient } from '../../sources/hyas/client.ts';
import { hyasConfigSchema } from '../../sources/hyas/config.ts';
import { secretContext } from '../../sources/source.ts';
import type { SourceRow } from '../../sources/store.ts';
import { oneCheck, type Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

const patienceMs = 20_000;

/** Each source: whether it can be reached with its key, or when it last sent something. */
export function probeSources(deps: TroubleshootDeps, sources: readonly SourceRow[]): Probe[] {
  return sources.map((source) =>
    oneCheck(
      { id: `source.${source.id}`, title: `“${source.name}” works`, area: 'sources', link: '/sources' },
      (_, signal) => {
        if (!source.enabled) return { status: 'skipped', what: 'It is switched off.' };
        return source.kind === 'hyas' ? askHyas(deps, source, signal) : lastHeard(source);
      },
    ),
  );
}

async function askHyas(
  { keyring, clock, allowPrivateNetwork }: TroubleshootDeps,
  source: SourceRow,
  signal: AbortSignal,
) {
  const { baseUrl } = hyasConfigSchema.parse(source.config);
  const apiKey = source.secret === null ? '' : keyring.unseal(source.secret, secretContext);
  const client = hyasClient({ baseUrl, apiKey, allowPrivateNetwork, clock });
  try {
    const tested = await client.test(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
    if (!tested.ok) {
      return { status: 'fail', what: tested.problem.message, hint: tested.problem.hint } as const;
    }
    const { entriesLastHour, organizations } = tested.value;
    const entries =
      entriesLastHour === null
        ? ''
        : ` ${plural(entriesLastHour, 'log entry', 'log entries')} in the last hour.`;
    const listed = organizations === null ? '' : ` It may list ${plural(organizations, 'organization')}.`;
    return { status: 'pass', what: `The key is accepted.${entries}${listed}` } as const;
  } finally {
    await client.close();
  }
}

function lastHeard({ last_success_at: at }: SourceRow) {
  return at === null
    ? ({
        status: 'unknown',
        what: 'It has not sent anything yet.',
        hint: 'To try it, send a detection. Its address and secret are under Sources.',
      } as const)
    : ({ status: 'pass', what: `It last sent something at ${moment(at)}.` } as const);
}
