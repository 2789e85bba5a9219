import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import type { Watcher } from '../connectwise/connection/watcher.ts';
import { type CatchAll, catchAll } from '../connectwise/services/catch-all.ts';
import { changing } from '../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../platform/settings/store.ts';
import { companyProblems } from './problems.ts';

/** Checks the ConnectWise company for companies without a mapping, and stores when it is deleted or back. */
export async function watchCatchAll(
  watcher: Watcher,
  client: Pick<ConnectWise, 'company'>,
  signal: AbortSignal,
): Promise<void> {
  const { company } = await loadSetting(watcher.db, catchAll);
  if (company === null) return;
  const found = await client.company(company.connectwiseCompanyId, signal);
  if (!found.ok) return;
  const problem = problemOf(company, found.value);
  if (problem?.code === company.problem?.code) return;
  await changing(watcher, { release: 'flow' }, async (tx, at) => {
    const now = await loadSetting(tx, catchAll);
    // A person may have chosen another company meanwhile.
    if (now.company?.connectwiseCompanyId !== company.connectwiseCompanyId) return;
    const after: CatchAll = { company: { ...now.company, problem } };
    await writeSetting(tx, catchAll, after, { at, actor: 'picket' });
  });
}

type Chosen = NonNullable<CatchAll['company']>;

/** A refused ticket stays a problem until a person chooses again: nothing shows when it is fixed. */
function problemOf({ name, identifier, problem }: Chosen, found: CompanyRecord | null): Chosen['problem'] {
  if (found === null || found.deleted === true) return companyProblems.mappedCompanyGone(name);
  if (problem?.code === gone) return null;
  // The same number may be another company in another ConnectWise. Only the same identifier proves that it is the same.
  const isSame = identifier === null ? found.name === name : found.identifier === identifier;
  return problem?.code === elsewhere && isSame ? null : problem;
}

const gone = companyProblems.mappedCompanyGone('').code;
const elsewhere = settingsProblems.chosenElsewhere('').code;
