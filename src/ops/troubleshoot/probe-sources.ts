import { kindOf } from '../../sources/index.ts';
import type { SourceRow } from '../../sources/store.ts';
import { oneCheck, type Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

const patienceMs = 20_000;

/** Each source: whether it can be reached with its key, or when it last sent data. */
export function probeSources(deps: TroubleshootDeps, sources: readonly SourceRow[]): Probe[] {
  const { keyring, clock, network } = deps;
  return sources.map((source) =>
    oneCheck({ id: `source.${source.id}`, title: `“${source.name}” works`, area: 'sources' }, (_, signal) => {
      if (!source.enabled) return { status: 'skipped', what: 'It is switched off.' };
      const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      return kindOf(source.kind).probe({ keyring, clock, network }, source, patience);
    }),
  );
}
