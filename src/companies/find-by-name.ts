import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import { fromConnectWise } from '../connectwise/connection/connectwise-failure.ts';
import type { LookUp } from '../platform/settings/configuration-kind.ts';
import { refuse } from '../platform/values/problem.ts';
import { findTarget } from './find-target.ts';
import { companyProblems } from './problems.ts';
import { trigramIndex } from './trigrams.ts';

/** Names that are less similar would only distract. */
const leastScore = 0.3;
const mostCandidates = 5;

/** The ConnectWise company that a configuration file names, by name, identifier or number. @throws `invalid`. */
export async function findInList(
  wanted: string | number,
  { client, once }: LookUp<ConnectWise>,
): Promise<CompanyRecord> {
  const connected = await client();
  if (typeof wanted === 'number') return findTarget(connected, wanted);
  const all = await once('companies', async () =>
    fromConnectWise(await connected.companies({ all: true })).items.filter(({ deleted }) => deleted !== true),
  );
  return named(all, wanted);
}

/** Only what is stored: when it was changed in ConnectWise makes no other plan. */
export const mappedFields = ({ id, name, identifier }: CompanyRecord): CompanyRecord => ({
  id,
  name,
  ...(identifier === undefined ? {} : { identifier }),
});

function named(all: readonly CompanyRecord[], wanted: string): CompanyRecord {
  const same = (text: string | undefined) => text?.toLowerCase() === wanted.toLowerCase();
  const byIdentifier = all.filter(({ identifier }) => same(identifier));
  const found = byIdentifier.length === 1 ? byIdentifier : all.filter(({ name }) => same(name));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1)
    throw refuse(
      'invalid',
      companyProblems.severalOfNameInConnectWise(
        wanted,
        found.map(({ id, identifier }) => identifier ?? String(id)),
      ),
    );
  const similar = trigramIndex(all.map(({ name }) => name)).similar(wanted, leastScore, mostCandidates);
  const names = similar.map(({ at }) => all[at]?.name ?? '');
  throw refuse('invalid', companyProblems.noneOfNameInConnectWise(wanted, names));
}
