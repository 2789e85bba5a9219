import { addChannel } from '../../src/ops/notifications/change-channel.ts';
import { type ScheduleFields, saveSchedule } from '../../src/ops/reports/schedules/change-schedule.ts';
import { choices } from './model-connectwise.ts';
import { operator } from './operator.ts';
import type { World } from './world.ts';

/** Three companies have both: so faults meet some of them. */
export const reportedCompanies = [1, 2, 3] as const;
export const nameOfSchedule = (every: 'month' | 'week', companyId: number) => `${every} ${companyId}`;

/** Reports that are due while faults last: by e-mail each month, as a ticket each week. */
export async function setUpReports({ shared, random, keyring }: World, at: Date): Promise<void> {
  const { db } = shared.database;
  const deps = { db, keyring, clock: { now: () => at, sleep: async () => {} }, random: random.bytes };
  const mail = {
    ...({ host: 'mail.example', port: 587, security: 'none', user: null } as const),
    ...{ from: 'picket@msp.example', to: ['ops@msp.example'] },
  };
  const channel = await addChannel(deps, 'email', { name: 'Mail', mail }, operator);
  const { board, status, type, priority } = choices;
  const when = { hour: 13, timeZone: 'UTC' };
  const add = (fields: Omit<ScheduleFields, 'enabled'>) =>
    saveSchedule(deps, null, { ...fields, enabled: true }, operator);
  for (const companyId of reportedCompanies) {
    await add({
      ...{ name: nameOfSchedule('month', companyId), companyId },
      plan: { every: 'month', day: 1, ...when },
      delivery: { by: 'email', channelId: channel.id, to: ['kim@client.example'] },
    });
    await add({
      ...{ name: nameOfSchedule('week', companyId), companyId },
      plan: { every: 'week', day: 7, ...when },
      delivery: {
        ...{ by: 'ticket', boardId: board.id, statusId: status.id, typeId: type.id },
        ...{ priorityId: priority.id, connectwiseCompanyId: 100 + companyId },
      },
    });
  }
}
