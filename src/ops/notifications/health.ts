import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { Heartbeat } from './heartbeat.ts';

/** The problems of notifications that need attention. */
export interface NotificationHealth {
  readonly failing: {
    readonly id: number;
    readonly name: string;
    readonly problem: Problem;
    readonly since: string | null;
  }[];
  readonly heartbeatProblem: Problem | null;
}

export async function loadNotificationHealth(
  db: Kysely<Schema>,
  heartbeat: Pick<Heartbeat, 'state'>,
): Promise<NotificationHealth> {
  const rows = await db
    .selectFrom('notification_channel')
    .select(['id', 'name', 'problem', 'problem_since'])
    .where('enabled', '=', true)
    .where('problem', 'is not', null)
    .orderBy('id')
    .execute();
  return {
    failing: rows.flatMap(({ id, name, problem, problem_since: since }) =>
      problem === null ? [] : [{ id, name, problem, since: since?.toISOString() ?? null }],
    ),
    heartbeatProblem: heartbeat.state().problem,
  };
}
