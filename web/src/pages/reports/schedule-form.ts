import { reports } from '../../text/en/reports.ts';
import { ownZone } from '../companies/queries.ts';
import type { Schedule, ScheduleBody } from './schedule-queries.ts';

const words = reports.schedules;

/** The fields of the dialog, for both ways of delivery. */
export interface ScheduleValues {
  name: string;
  enabled: boolean;
  companyId: number | null;
  every: 'month' | 'week';
  dayOfMonth: number;
  dayOfWeek: string;
  hour: number;
  timeZone: string;
  by: 'email' | 'ticket';
  channelId: string | null;
  to: string[];
  boardId: number | null;
  statusId: number | null;
  typeId: number | null;
  priorityId: number | null;
  ticketCompany: { id: number; name: string; identifier: string | null } | null;
}

export function scheduleValues(schedule: Schedule | null): ScheduleValues {
  const { plan, delivery } = schedule ?? {};
  const ticket = delivery?.by === 'ticket' ? delivery : null;
  const mail = delivery?.by === 'email' ? delivery : null;
  return {
    name: schedule?.name ?? '',
    enabled: schedule?.enabled ?? true,
    companyId: schedule?.companyId ?? null,
    every: plan?.every ?? 'month',
    dayOfMonth: plan?.every === 'month' ? plan.day : 1,
    dayOfWeek: plan?.every === 'week' ? String(plan.day) : '1',
    hour: plan?.hour ?? 8,
    timeZone: plan?.timeZone ?? ownZone(),
    by: delivery?.by ?? 'email',
    channelId: mail === null ? null : String(mail.channelId),
    to: mail?.to ?? [],
    boardId: ticket?.boardId ?? null,
    statusId: ticket?.statusId ?? null,
    typeId: ticket?.typeId ?? null,
    priorityId: ticket?.priorityId ?? null,
    ticketCompany:
      ticket?.connectwiseCompanyId == null
        ? null
        : {
            id: ticket.connectwiseCompanyId,
            name: words.numbered(String(ticket.connectwiseCompanyId)),
            identifier: null,
          },
  };
}

/** What is missing, by field. */
export function missingOf(values: ScheduleValues): Readonly<Record<string, string>> {
  const missing = (isMissing: boolean, field: string) => (isMissing ? { [field]: words.needed } : {});
  return {
    ...missing(values.name.trim() === '', 'name'),
    ...(values.by === 'email'
      ? { ...missing(values.channelId === null, 'channelId'), ...missing(values.to.length === 0, 'to') }
      : {
          ...missing(values.boardId === null, 'boardId'),
          ...missing(values.statusId === null, 'statusId'),
          ...missing(values.typeId === null, 'typeId'),
          ...missing(values.priorityId === null, 'priorityId'),
          ...missing(values.companyId === null && values.ticketCompany === null, 'ticketCompany'),
        }),
  };
}

export function scheduleBody(values: ScheduleValues): ScheduleBody {
  const { name, enabled, companyId, every, hour, timeZone, by, channelId, to } = values;
  return {
    name,
    enabled,
    companyId,
    plan:
      every === 'month'
        ? { every, day: values.dayOfMonth, hour, timeZone }
        : { every, day: Number(values.dayOfWeek), hour, timeZone },
    delivery:
      by === 'email'
        ? { by, channelId: Number(channelId), to }
        : {
            by,
            boardId: values.boardId ?? 0,
            statusId: values.statusId ?? 0,
            typeId: values.typeId ?? 0,
            priorityId: values.priorityId ?? 0,
            connectwiseCompanyId: values.ticketCompany?.id ?? null,
          },
  };
}
