import { sendAgain } from '../../src/ops/reports/schedules/change-schedule.ts';
import type { Principal } from '../../src/platform/http/principal.ts';
import { mailIdOf } from './check-reports.ts';
import type { Picket } from './picket.ts';
import type { World } from './world.ts';

/** What administrators do about reports that Picket does not send again by itself. */
export function reportPeople(
  world: World,
  act: (what: string, doing: (picket: Picket) => Promise<void>) => void,
  operator: Principal,
) {
  const { connectWise, mail, shared, underway } = world;

  /** Whether the customer has it, or may still get it. */
  const isThere = (reference: string) =>
    connectWise.reports.withReference(reference).length > 0 ||
    mail.received.some(({ messageId }) => messageId === mailIdOf(reference));
  const mayArrive = (reference: string) => underway.has(reference) || mail.underway.has(mailIdOf(reference));

  return {
    /**
     * Somebody looks for each in these states, and sends it again if it is not there.
     * @returns how many
     */
    async sendAgain(states: readonly ('failed' | 'unknown')[]): Promise<number> {
      if (!world.features.reports) return 0;
      let again = 0;
      const rows = await shared.database.db
        .selectFrom('report_delivery')
        .select(['id', 'schedule_id', 'reference', 'period'])
        .where('state', 'in', states)
        .where('next_attempt_at', 'is', null)
        .orderBy('id')
        .execute();
      for (const { id, schedule_id: scheduleId, reference, period } of rows) {
        if (isThere(reference) || mayArrive(reference)) continue;
        again += 1;
        act(`the report of ${period} sent again`, ({ deps }) =>
          sendAgain(deps, { id: scheduleId, deliveryId: id }, operator),
        );
      }
      return again;
    },
  };
}
