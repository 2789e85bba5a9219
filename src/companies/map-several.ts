import type { Principal } from '../accounts/principal.ts';
import type { CompanyRecord, ConnectWise } from '../connectwise/types.ts';
import type { ChangeDeps, ReleaseChoice } from '../settings/change.ts';
import { type Problem, ProblemError, type Result } from '../values/problem.ts';
import { findTarget } from './find-target.ts';
import { mapCompany } from './map-company.ts';

export interface WantedMapping {
  readonly companyId: number;
  readonly connectwiseCompanyId: number;
}

export interface MappingResult {
  readonly companyId: number;
  readonly ok: boolean;
  readonly problem?: Problem;
}

/** How many companies ConnectWise is asked about at the same time. */
const atOnce = 4;

/** Maps several companies, each checked, saved and audited by itself: what is wrong with one keeps no other back. */
export async function mapSeveral(
  deps: ChangeDeps,
  client: ConnectWise,
  wanted: readonly WantedMapping[],
  principal: Principal,
  release?: ReleaseChoice,
): Promise<MappingResult[]> {
  const targets = await findTargets(
    client,
    wanted.map(({ connectwiseCompanyId }) => connectwiseCompanyId),
  );
  const results: MappingResult[] = [];
  for (const { companyId, connectwiseCompanyId } of wanted) {
    const target = targets.get(connectwiseCompanyId);
    if (target === undefined) continue;
    const mapped = target.ok
      ? await attempt(() => mapCompany(deps, companyId, target.value, principal, release))
      : target;
    results.push({ companyId, ok: mapped.ok, ...(mapped.ok ? {} : { problem: mapped.problem }) });
  }
  return results;
}

/** Each company that is mapped to, asked for once, some at the same time. */
async function findTargets(
  client: ConnectWise,
  ids: readonly number[],
): Promise<Map<number, Result<CompanyRecord>>> {
  const found = new Map<number, Result<CompanyRecord>>();
  const waiting = [...new Set(ids)];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const wanted = id;
        found.set(wanted, await attempt(() => findTarget(client, wanted)));
      }
    }),
  );
  return found;
}

/** A problem of one is said of that one; anything else is nobody’s to mend, and ends all. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    if (thrown instanceof ProblemError) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}
