import { dns } from '../../../text/en/dns.ts';
import { useEditForm } from '../../../ui/use-edit-form.ts';
import { outOfRange } from '../../incident-settings/out-of-range.ts';
import { type Endpoint, parseEndpoint, shortEndpoint } from '../endpoint.ts';
import { type ResolverSettings, resolverQuery, saveResolver } from '../queries.ts';

const words = dns.settings.resolver;

/** A zone that other servers answer, during editing: addresses as typed. */
export interface ForwardDraft {
  readonly zone: string;
  readonly companyId: number | null;
  readonly upstreams: string[];
}

interface ResolverDraft extends Omit<ResolverSettings, 'upstreams' | 'forwards'> {
  readonly upstreams: string[];
  readonly forwards: ForwardDraft[];
}

const draftOf = (saved: ResolverSettings): ResolverDraft => ({
  ...saved,
  upstreams: saved.upstreams.map(shortEndpoint),
  forwards: saved.forwards.map((forward) => ({
    ...forward,
    upstreams: forward.upstreams.map(shortEndpoint),
  })),
});

/** Only for a draft without errors. */
const settingsOf = (draft: ResolverDraft): ResolverSettings => ({
  ...draft,
  upstreams: endpoints(draft.upstreams),
  forwards: draft.forwards.map((forward) => ({ ...forward, upstreams: endpoints(forward.upstreams) })),
});

const endpoints = (typed: readonly string[]): Endpoint[] => typed.flatMap((one) => parseEndpoint(one) ?? []);

function complaintsOf(draft: ResolverDraft): Readonly<Record<string, string>> {
  const wrong = (typed: readonly string[]) => typed.find((one) => parseEndpoint(one) === null);
  const upstream = wrong(draft.upstreams);
  const forward = draft.forwards
    .map(({ zone, upstreams }, at) => {
      const server = wrong(upstreams);
      if (server !== undefined) return words.badAddress(server);
      return zone.trim() === '' || upstreams.length === 0 ? words.zoneMissing(at + 1) : null;
    })
    .find((complaint) => complaint !== null);
  return {
    ...(upstream === undefined ? {} : { upstreams: words.badAddress(upstream) }),
    ...(forward === undefined || forward === null ? {} : { forwards: forward }),
    ...outOfRange(draft, { queriesPerSecond: [1, 100_000] }),
  };
}

/** How the resolver of every node answers. */
export const useResolverForm = (saved: ResolverSettings) =>
  useEditForm({
    saved: draftOf(saved),
    queryKey: resolverQuery.queryKey,
    put: (draft) => saveResolver(settingsOf(draft)),
    complaints: complaintsOf,
  });
