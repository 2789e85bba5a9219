import { z } from 'zod';
import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import { fromConnectWise } from '../connectwise/connection/connectwise-failure.ts';
import { refuse } from '../platform/values/problem.ts';
import { companyProblems } from './problems.ts';

/** A ConnectWise id, as its API sends it and the database stores it. */
export const connectwiseIdSchema = z.number().int().positive().max(2_147_483_647);

/**
 * Reads the ConnectWise company that is about to be mapped.
 *
 * @throws `invalid` if it does not exist or was deleted; the problem if ConnectWise could not answer.
 */
export async function findTarget(client: ConnectWise, id: number): Promise<CompanyRecord> {
  const target = fromConnectWise(await client.company(id));
  if (target !== null && target.deleted !== true) return target;
  const problem = companyProblems.notInConnectWise(id);
  throw refuse('invalid', problem, [
    { in: 'body', pointer: '/connectwiseCompanyId', detail: problem.message },
  ]);
}
