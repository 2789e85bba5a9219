import { type Kysely, sql } from 'kysely';
import { grantState, permissions, type RightState } from '../../connectwise/client/permissions.ts';
import type { ConnectWise, CreateOutcome, NewTicket } from '../../connectwise/client/types.ts';
import type { RoutingRule } from '../../connectwise/services/rule.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { problems } from '../record/problems.ts';

type Refused = Extract<CreateOutcome, { outcome: 'refused' }>;

/**
 * Whether ConnectWise answered a create with 403: the role lacks Add, or the member may not use this board or company.
 */
export const isForbidden = (outcome: CreateOutcome): outcome is Refused =>
  outcome.outcome === 'refused' && outcome.problem.code === 'connectwise.permission_missing';

/** Whether the role grants Add, read after a create was refused. */
export async function fetchAddRight(client: ConnectWise, signal?: AbortSignal): Promise<RightState> {
  const role = await client.mySecurity(signal);
  return grantState(role.ok ? role.value : null, permissions.tickets_add);
}

interface Sent {
  readonly content: NewTicket;
  readonly rule: RoutingRule | null;
}

/**
 * The cause of a 403. If the role lacks Add, the role is the cause and everything pauses. Otherwise this ticket's board
 * and company are the cause. But if creates for another board and another company were refused as well, and none has
 * succeeded since, everything pauses too.
 */
export async function explainForbidden(
  tx: Kysely<Schema>,
  outcome: Refused,
  { content, rule }: Sent,
  add: RightState,
): Promise<Refused> {
  if (add === 'missing') return outcome;
  const service = await loadSetting(tx, ticketService);
  const boards = [rule?.destination.board, service.board];
  const mapping = await tx
    .selectFrom('mapping')
    .select('connectwise_company_name')
    .where('connectwise_company_id', '=', content.companyId)
    .executeTakeFirst();
  const where = {
    board: boards.find((one) => one?.id === content.boardId)?.name ?? String(content.boardId),
    company: mapping?.connectwise_company_name ?? String(content.companyId),
    said: typeof outcome.problem.details?.said === 'string' ? outcome.problem.details.said : '403',
  };
  const problem = (await othersAreRefused(tx, content))
    ? problems.createsRefused(where)
    : problems.refusedHere(where, add === 'granted');
  return { ...outcome, problem };
}

/** Whether ConnectWise refused a create for another board and another company, and accepted none since. */
async function othersAreRefused(tx: Kysely<Schema>, { boardId, companyId }: NewTicket): Promise<boolean> {
  const { rows } = await sql`
    select from ticket t
    where t.state = 'refused' and t.problem ->> 'code' = ${refusedHereCode}
      and t.content ->> 'boardId' <> ${String(boardId)} and t.content ->> 'companyId' <> ${String(companyId)}
      and not exists (select from ticket c where c.state = 'created' and c.created_at > t.sent_at)
    limit 1
  `.execute(tx);
  return rows.length > 0;
}

export const refusedHereCode = problems.refusedHere({ board: '', company: '', said: '' }, true).code;
export const createsRefusedCode = problems.createsRefused({ board: '', company: '', said: '' }).code;
