import { z } from 'zod';
import type { CompanyRecord, ConnectWise } from '../connectwise/types.ts';
import { withStatus } from '../http/problem-details.ts';
import { fromConnectWise } from '../settings/connectwise-failure.ts';
import { companyProblems } from './problems.ts';

/** An id of ConnectWise’s, as its API has them and the database keeps them. */
export const connectwiseIdSchema = z.number().int().positive().max(2_147_483_647);

/**
 * The company in ConnectWise that is to be mapped to, looked at just now.
 *
 * @throws 422 when there is none, or it was deleted there; what ConnectWise could not answer.
 */
export async function findTarget(client: ConnectWise, id: number): Promise<CompanyRecord> {
  const target = fromConnectWise(await client.company(id));
  if (target !== null && target.deleted !== true) return target;
  const problem = companyProblems.notInConnectWise(id);
  throw withStatus(422, problem, [{ in: 'body', pointer: '/connectwiseCompanyId', detail: problem.message }]);
}
