import { z } from 'zod';
import { findInList } from '../../../companies/find-by-name.ts';
import { connectwiseIdSchema } from '../../../companies/find-target.ts';
import type { ConnectWise } from '../../../connectwise/client/types.ts';
import { pickByName } from '../../../connectwise/services/pick-by-name.ts';
import {
  asWrittenNow,
  byName,
  type CompanyReferences,
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
  type Found,
  type LookUp,
} from '../../../platform/settings/configuration-kind.ts';
import { refuse } from '../../../platform/values/problem.ts';
import type { RandomBytes } from '../../../platform/values/random.ts';
import { plainText } from '../../../platform/values/text.ts';
import { reportProblems } from '../problems.ts';
import { deleteSchedule, saveSchedule } from './change-schedule.ts';
import type { ScheduleRow } from './queue-due.ts';
import {
  type Delivery,
  deliverySchema,
  planSchema,
  type TicketNames,
  ticketNamesSchema,
} from './schedule.ts';
import { requireTicketNames } from './ticket-names.ts';

const [byMail, byTicket] = deliverySchema.options;
const choice = z.union([z.string().min(1).max(200), connectwiseIdSchema]);
const ticketFields = ['board', 'status', 'type', 'priority'] as const;

const writtenDelivery = z.discriminatedUnion('by', [
  byMail
    .omit({ channelId: true })
    .extend({ channel: z.string().min(1).max(100).describe('A notification channel of the kind email.') }),
  byTicket.pick({ by: true }).extend({
    board: choice,
    status: choice,
    type: choice,
    priority: choice,
    connectwise: choice
      .nullable()
      .default(null)
      .describe('The ConnectWise company of the ticket; null: the one that the company is mapped to.'),
  }),
]);

const schema = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  enabled: z.boolean().default(true),
  company: companyReferenceSchema.nullable().default(null).describe('null: all companies together.'),
  plan: planSchema,
  delivery: writtenDelivery,
});

type Value = z.infer<typeof schema>;
type WrittenTicket = Extract<Value['delivery'], { by: 'ticket' }>;
type TicketDelivery = Extract<Delivery, { by: 'ticket' }>;
interface Chosen {
  readonly delivery: TicketDelivery;
  readonly names: TicketNames;
}

/** Reports that are sent every month or week, with channel, board and companies by name. */
export function scheduleKind(own: { readonly random: RandomBytes }): ConfigurationKind<Value, ConnectWise> {
  return {
    section: 'reports.schedules',
    what: 'report schedule',
    schema,
    identify: byName,
    title: ({ name }) => name,

    async load({ db, companies }) {
      const channels = await db.selectFrom('notification_channel').select(['id', 'name']).execute();
      const rows = await db.selectFrom('report_schedule').selectAll().orderBy('id').execute();
      return rows.flatMap((row) =>
        foundOf(row, new Map(channels.map(({ id, name }) => [id, name])), companies),
      );
    },

    settle({ company, delivery, ...value }, found, { companies }) {
      const whose = company === null ? null : companies.usual(company);
      const now = found?.value.delivery;
      if (delivery.by !== 'ticket' || now?.by !== 'ticket') return { ...value, company: whose, delivery };
      const same = { ...delivery };
      for (const field of [...ticketFields, 'connectwise'] as const)
        Object.assign(same, { [field]: asWrittenNow(delivery[field], now[field], found?.also?.[field]) });
      return { ...value, company: whose, delivery: same };
    },

    /** Null: the delivery stays, so a schedule can be switched off while ConnectWise is down. */
    async lookUp({ delivery }, found, from): Promise<Chosen | null> {
      if (delivery.by !== 'ticket') return null;
      if (JSON.stringify(delivery) === JSON.stringify(found?.value.delivery)) return null;
      return choose(delivery, from);
    },

    async add(change, value, chosen) {
      await saveSchedule(
        { ...change, ...own },
        null,
        await fieldsOf(change, value, chosen),
        change.principal,
      );
    },
    async replace(change, { id }, value, chosen) {
      const saved = chosen === null && value.delivery.by === 'ticket' ? await deliveryOf(change, id) : chosen;
      await saveSchedule({ ...change, ...own }, id, await fieldsOf(change, value, saved), change.principal);
    },
    remove: (change, { id }) => deleteSchedule({ ...change, ...own }, id, change.principal),
  };
}

/** None if its channel was deleted: nothing is sent until somebody chooses another one. */
function foundOf(
  { id, name, enabled, company_id: companyId, ...row }: ScheduleRow,
  channels: ReadonlyMap<number, string>,
  companies: CompanyReferences,
): Found<Value>[] {
  const stored = deliverySchema.parse(row.delivery);
  const company = companyId === null ? null : companies.referenceTo(companyId);
  const value = { name, enabled, company, plan: planSchema.parse(row.plan) };
  if (stored.by === 'email') {
    const channel = channels.get(stored.channelId);
    return channel === undefined
      ? []
      : [{ id, value: { ...value, delivery: { by: 'email', to: stored.to, channel } } }];
  }
  const names = namesOf(row.delivery);
  const delivery: WrittenTicket = {
    by: 'ticket',
    board: names?.board ?? stored.boardId,
    status: names?.status ?? stored.statusId,
    type: names?.type ?? stored.typeId,
    priority: names?.priority ?? stored.priorityId,
    connectwise: names?.company ?? stored.connectwiseCompanyId,
  };
  const also = {
    board: [stored.boardId],
    status: [stored.statusId],
    type: [stored.typeId],
    priority: [stored.priorityId],
    connectwise: [stored.connectwiseCompanyId],
  };
  return [{ id, value: { ...value, delivery }, also }];
}

const namesOf = (delivery: unknown): TicketNames | null =>
  z.object({ names: ticketNamesSchema }).safeParse(delivery).data?.names ?? null;

async function choose(written: WrittenTicket, from: LookUp<ConnectWise>): Promise<Chosen> {
  const client = await from.client();
  const pick = async (field: (typeof ticketFields)[number], read: Parameters<typeof pickByName>[2]) =>
    (await pickByName(written[field], field === 'board' ? 'service board' : field, read)) ?? 0;
  const boardId = await pick('board', () => client.boards());
  const company = written.connectwise === null ? null : await findInList(written.connectwise, from);
  const delivery: TicketDelivery = {
    by: 'ticket',
    boardId,
    statusId: await pick('status', () => client.statuses(boardId)),
    typeId: await pick('type', () => client.types(boardId)),
    priorityId: await pick('priority', () => client.priorities()),
    connectwiseCompanyId: company?.id ?? null,
  };
  return { delivery, names: await requireTicketNames(client, delivery) };
}

async function deliveryOf({ db }: ConfigurationChange, id: number) {
  const row = await db
    .selectFrom('report_schedule')
    .select('delivery')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { delivery: deliverySchema.parse(row.delivery), names: namesOf(row.delivery) };
}

async function fieldsOf(
  { db, companies }: ConfigurationChange,
  { company, delivery, ...value }: Value,
  chosen: unknown,
) {
  const companyId = company === null ? null : companies.idOf(company);
  if (delivery.by === 'ticket') return { ...value, companyId, ...(chosen as Chosen) };
  const channel = await db
    .selectFrom('notification_channel')
    .select('id')
    .where('kind', '=', 'email')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', delivery.channel.toLowerCase()))
    .executeTakeFirst();
  if (channel === undefined) throw refuse('invalid', reportProblems.noChannelOfName(delivery.channel));
  return { ...value, companyId, delivery: { by: 'email' as const, channelId: channel.id, to: delivery.to } };
}
