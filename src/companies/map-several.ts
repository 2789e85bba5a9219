import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import type { Principal } from '../platform/http/principal.ts';
import type { ChangeDeps, ReleaseChoice } from '../platform/settings/change.ts';
import { type Problem, ProblemError, type Result } from '../platform/values/problem.ts';
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

/** How many companies are read from ConnectWise at the same time. */
const atOnce = 4;

/**
 * Maps several companies, each checked, saved and audited separately: a problem of one does not stop the
 * others.
 */
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

/** Reads each target company once, several at the same time. */
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

/** A problem with one company is reported for that company; any other error ends the whole request. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    if (thrown instanceof ProblemError) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}
