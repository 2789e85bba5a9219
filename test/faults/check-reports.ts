import type { Remains } from './invariants.ts';
import { nameOfSchedule, reportedCompanies } from './set-up-reports.ts';
import { epoch } from './virtual-clock.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
const hour = 13;

/** How Picket names the message of a report. */
export const mailIdOf = (reference: string) => `<${reference.replace(/[^\w-]/g, '-')}@msp.example>`;

/** The periods of the schedules of a run (set-up-reports.ts) whose report is due by now. */
function periodsUntil(now: Date): { readonly every: 'month' | 'week'; readonly period: string }[] {
  const text = (at: number) => new Date(at).toISOString().slice(0, 10);
  const all: { every: 'month' | 'week'; period: string }[] = [];
  const first = Math.floor(epoch / dayMs) * dayMs;
  for (let day = first; day + hour * 3_600_000 <= now.getTime(); day += dayMs) {
    const date = new Date(day);
    if (date.getUTCDate() === 1) {
      const last = day - dayMs;
      const from = Date.UTC(new Date(last).getUTCFullYear(), new Date(last).getUTCMonth(), 1);
      all.push({ every: 'month', period: `${text(from)}/${text(last)}` });
    }
    // Sent on a Sunday: the week that ended the Sunday before.
    if (date.getUTCDay() === 0)
      all.push({ every: 'week', period: `${text(day - 13 * dayMs)}/${text(day - 7 * dayMs)}` });
  }
  return all;
}

/** Each report of a period that has ended is there once, by e-mail or as a ticket, and Picket knows it. */
export function checkReports(
  { features, mail, connectWise, time }: World,
  { deliveries, schedules }: Pick<Remains, 'deliveries' | 'schedules'>,
): string[] {
  if (!features.reports) return [];
  const broken: string[] = [];
  const wanted = periodsUntil(time()).flatMap(({ every, period }) =>
    reportedCompanies.map((companyId) => ({ name: nameOfSchedule(every, companyId), period })),
  );
  for (const { name, period } of wanted) {
    const id = schedules.find((one) => one.name === name)?.id;
    const rows = deliveries.filter((row) => row.schedule_id === id && row.period === period);
    if (rows.length !== 1) broken.push(`The report “${name}” of ${period} was queued ${rows.length} times.`);
    for (const row of rows) {
      if (row.locked_by !== null || ['queued', 'sending'].includes(row.state))
        broken.push(`The report “${name}” of ${period} is still ${row.state}.`);
    }
  }
  if (deliveries.length > wanted.length)
    broken.push(`${deliveries.length} reports were queued, and ${wanted.length} are due.`);
  const subjects = [
    ...mail.received.map(({ subject }) => subject),
    ...connectWise.reports.filed.map(({ content }) => content.summary),
  ];
  for (const subject of new Set(subjects)) {
    const count = subjects.filter((one) => one === subject).length;
    if (count > 1) broken.push(`The report “${subject}” was sent ${count} times.`);
  }
  if (subjects.length > deliveries.length)
    broken.push(`${subjects.length} reports were sent, of ${deliveries.length}.`);
  for (const { id, state, reference } of deliveries) {
    const [filed] = connectWise.reports.withReference(reference);
    const there =
      filed !== undefined || mail.received.some(({ messageId }) => messageId === mailIdOf(reference));
    if (state === 'sent' && !there) broken.push(`Report ${id} is said to be sent, and is not.`);
    if (state === 'failed' && there) broken.push(`Report ${id} is said to have failed, and is there.`);
    if (state === 'unknown' && filed !== undefined && connectWise.role.inquire === 'All')
      broken.push(`Report ${id} is in ConnectWise as ${filed.id}, and a person is asked for it.`);
    if (state !== 'failed' && !there)
      broken.push(`Report ${id} (${state}) is neither sent nor said to have failed.`);
  }
  return broken;
}
