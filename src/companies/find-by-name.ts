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
  if (typeof wanted === 'number') return byNumber(connected, wanted);
  const all = await once('companies', async () =>
    fromConnectWise(await connected.companies({ all: true })).items.filter(({ deleted }) => deleted !== true),
  );
  return named(all, wanted);
}

/** YAML reads a name of digits as a number: if another company has it as its name, nobody can tell which one is meant. */
async function byNumber(connected: ConnectWise, wanted: number): Promise<CompanyRecord> {
  const alike = fromConnectWise(await connected.companies({ search: String(wanted) })).items.filter(
    ({ id, name, identifier, deleted }) =>
      id !== wanted && deleted !== true && [name, identifier].includes(String(wanted)),
  );
  if (alike.length === 0) return findTarget(connected, wanted);
  throw refuse(
    'invalid',
    companyProblems.numberOrName(
      wanted,
      alike.map(({ id }) => id),
    ),
  );
}

/** Only what is stored: when it was changed in ConnectWise makes no other plan. */
export const mappedFields = ({ id, name, identifier }: CompanyRecord): CompanyRecord => ({
  id,
  name,
  ...(identifier === undefined ? {} : { identifier }),
});

function named(all: readonly CompanyRecord[], wanted: string): CompanyRecord {
  const same = (text: string | undefined) => text?.toLowerCase() === wanted.toLowerCase();
  const found = all.filter(({ name, identifier }) => same(identifier) || same(name));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1) throw refuse('invalid', companyProblems.severalOfNameInConnectWise(wanted, found));
  const similar = trigramIndex(all.map(({ name }) => name)).similar(wanted, leastScore, mostCandidates);
  const names = similar.map(({ at }) => all[at]?.name ?? '');
  throw refuse('invalid', companyProblems.noneOfNameInConnectWise(wanted, names));
}
