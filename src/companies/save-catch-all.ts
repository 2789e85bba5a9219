import type { CompanyRecord } from '../connectwise/client/types.ts';
import { type CatchAll, catchAll } from '../connectwise/services/catch-all.ts';
import type { Principal } from '../platform/http/principal.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../platform/settings/change.ts';
import { saveSetting } from '../platform/settings/save-setting.ts';

/** Chooses the ConnectWise company for companies without a mapping, or none; held incidents are decided again. */
export async function saveCatchAll(
  deps: ChangeDeps,
  target: CompanyRecord | null,
  principal: Principal,
  release?: ReleaseChoice,
): Promise<CatchAll> {
  const after: CatchAll = {
    company:
      target === null
        ? null
        : {
            connectwiseCompanyId: target.id,
            name: target.name,
            identifier: target.identifier ?? null,
            problem: null,
          },
  };
  await changing(deps, { release }, (tx, at) =>
    saveSetting(tx, { setting: catchAll }, after, { at, principal }),
  );
  return after;
}
