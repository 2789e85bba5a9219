import type { z } from 'zod';
import {
  asWrittenNow,
  type ConfigurationKind,
  type LookUp,
} from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { ConnectWise } from '../client/types.ts';
import { type Choices, lookUpChoices } from './choose-ticket-service.ts';
import { pickByName, writtenChoice } from './pick-by-name.ts';
import { saveTicketService } from './save-ticket-service.ts';
import { type TicketService, ticketChoices, ticketService, ticketServiceSchema } from './ticket-service.ts';

const schema = ticketServiceSchema
  .pick({ enabled: true })
  .extend({ board: writtenChoice, status: writtenChoice, priority: writtenChoice, type: writtenChoice });

type Value = z.infer<typeof schema>;

/** Whether tickets are opened, and where, by the names in ConnectWise. */
export const ticketServiceKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'ticketService',
  what: 'setting',
  single: true,
  schema,
  identify: () => '',
  title: () => '',

  async load({ db }) {
    const saved = await loadSetting(db, ticketService);
    return [
      {
        id: 0,
        value: {
          enabled: saved.enabled,
          board: saved.board?.name ?? null,
          status: saved.status?.name ?? null,
          priority: saved.priority?.name ?? null,
          type: saved.type?.name ?? null,
        },
        also: Object.fromEntries(ticketChoices.map((field) => [field, [saved[field]?.id ?? null]])),
      },
    ];
  },

  settle(value, found) {
    if (found === null) return value;
    const written = ticketChoices.map((field) => [
      field,
      asWrittenNow(value[field], found.value[field], found.also?.[field]),
    ]);
    return { ...value, ...Object.fromEntries(written) };
  },

  /** Null: the choices stay unchanged, so tickets can be switched off while ConnectWise is down. */
  async lookUp(value, found, from): Promise<Choices | null> {
    const isSame = ticketChoices.every((field) => value[field] === found?.value[field]);
    if (isSame && (!value.enabled || (await loadSetting(from.db, ticketService)).problem === null))
      return null;
    if (ticketChoices.every((field) => value[field] === null))
      return { board: null, status: null, priority: null, type: null };
    const client = await from.client();
    const boardId = await pickByName(value.board, 'service board', () => client.boards());
    return lookUpChoices(client, {
      boardId,
      statusId: await pickByName(value.status, 'status of this board', () => client.statuses(boardId ?? 0)),
      priorityId: await pickByName(value.priority, 'priority', () => client.priorities()),
      typeId: await pickByName(value.type, 'type of this board', () => client.types(boardId ?? 0)),
    });
  },

  async replace(change, _, { enabled }, choices) {
    const saved = await loadSetting(change.db, ticketService);
    const chosen = choices === null ? saved : { ...(choices as Choices), problem: null };
    await saveTicketService(change, { ...saved, ...chosen, enabled }, change.principal);
  },
};

/** The ticket service after the file is applied: what the file chooses, otherwise what is saved. */
export async function plannedService({ db, found }: LookUp<ConnectWise>): Promise<TicketService> {
  const saved = await loadSetting(db, ticketService);
  const chosen = found.get(ticketServiceKind.section) as Choices | null | undefined;
  return { ...saved, ...chosen };
}
