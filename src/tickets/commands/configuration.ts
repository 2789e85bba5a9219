import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { plannedService } from '../../connectwise/services/configuration.ts';
import { pickByName } from '../../connectwise/services/pick-by-name.ts';
import { asWrittenNow, type ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type ActingSettings, actingSettings, actingSettingsSchema } from './acting-settings.ts';
import { lookUpActing } from './choose-acting.ts';
import { saveActing } from './save-acting.ts';

const written = z.union([z.string().min(1).max(200), z.number().int().positive()]);

const schema = actingSettingsSchema.pick({ enabled: true, members: true }).extend({
  status: z.object({ board: written, name: written }).nullable().default(null),
});

type Chosen = Pick<ActingSettings, 'members' | 'status'>;

/** Acting from a ticket: for which members, and with which status. */
export const actingKind: ConfigurationKind<z.infer<typeof schema>, ConnectWise> = {
  section: 'settings.acting',
  what: 'setting',
  single: true,
  schema,
  identify: () => '',
  title: () => '',

  async load({ db }) {
    const { enabled, members, status } = await loadSetting(db, actingSettings);
    const shown = status === null ? null : { board: status.boardName, name: status.name };
    const also = { board: [status?.boardId ?? null], name: [status?.id ?? null] };
    return [{ id: 0, value: { enabled, members, status: shown }, also }];
  },

  settle({ members: named, ...given }, found) {
    const members = [...new Map(named.map((member) => [member.toLowerCase(), member])).values()];
    const value = { ...given, members };
    const now = found?.value.status ?? null;
    if (value.status === null || now === null) return value;
    const board = asWrittenNow(value.status.board, now.board, found?.also?.board);
    const name = asWrittenNow(value.status.name, now.name, found?.also?.name);
    return board === now.board && name === now.name ? { ...value, status: now } : value;
  },

  /** Null: nobody was added and the status is unchanged, so acting can be switched off while ConnectWise is down. */
  async lookUp(value, found, from): Promise<Chosen | null> {
    const { members, status } = value;
    const before = found?.value;
    if (JSON.stringify([members, status]) === JSON.stringify([before?.members, before?.status])) return null;
    const clients = { current: from.client };
    if (status === null) return lookUpActing(from.db, clients, { ...value, status });
    const client = await from.client();
    const boardId = (await pickByName(status.board, 'service board', () => client.boards())) ?? 0;
    const statusId = (await pickByName(status.name, 'status', () => client.statuses(boardId))) ?? 0;
    const { status: ofNewTickets } = await plannedService(from);
    return lookUpActing(from.db, clients, { ...value, status: { boardId, statusId } }, ofNewTickets);
  },

  async replace({ db, now: at, principal }, _, { enabled }, chosen) {
    const saved = await loadSetting(db, actingSettings);
    const { members, status } = (chosen as Chosen | null) ?? saved;
    await saveActing(db, { enabled, members, status }, { at, principal });
  },
};
