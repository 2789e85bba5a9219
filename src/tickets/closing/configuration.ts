import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import {
  type ClosingSettings,
  closingSettings,
  closingSwitches,
} from '../../connectwise/services/closing-settings.ts';
import { pickByName } from '../../connectwise/services/pick-by-name.ts';
import { asWrittenNow, type ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { saveSetting } from '../../platform/settings/save-setting.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { lookUpClosing } from './choose-closing.ts';

const written = z.union([z.string().min(1).max(200), z.number().int().positive()]);
const { initial } = closingSettings;

const schema = z.object({
  whenAllowed: closingSwitches.whenAllowed.default(initial.whenAllowed),
  whenOver: closingSwitches.whenOver.default(initial.whenOver),
  whenQuiet: closingSwitches.whenQuiet.default(initial.whenQuiet),
  quietHours: closingSwitches.quietHours.default(initial.quietHours),
  evenIfTouched: closingSwitches.evenIfTouched.default(initial.evenIfTouched),
  statuses: z
    .array(z.object({ board: written, status: written }))
    .max(200)
    .default([]),
});

/** Closing tickets: when, and with which status of each board. */
export const closingKind: ConfigurationKind<z.infer<typeof schema>, ConnectWise> = {
  section: 'settings.closing',
  what: 'setting',
  single: true,
  schema,
  identify: () => '',
  title: () => '',

  async load({ db }) {
    const { statuses, ...switches } = await loadSetting(db, closingSettings);
    const shown = statuses.map(({ boardName, name }) => ({ board: boardName, status: name }));
    const also = statuses.flatMap(({ boardId, id }, at) => [
      [`board ${at}`, [boardId]],
      [`status ${at}`, [id]],
    ]);
    return [{ id: 0, value: { ...switches, statuses: shown }, also: Object.fromEntries(also) }];
  },

  settle(value, found) {
    // Each board has one status, so a board tells which of the saved ones is meant.
    const now = found?.value.statuses ?? [];
    const also = (field: string, at: number) => found?.also?.[`${field} ${at}`];
    const written = value.statuses.map((one) => {
      const at = now.findIndex(
        ({ board }, index) => asWrittenNow(one.board, board, also('board', index)) === board,
      );
      const same = now[at];
      if (same === undefined) return one;
      return { board: same.board, status: asWrittenNow(one.status, same.status, also('status', at)) };
    });
    return { ...value, statuses: written };
  },

  /** Null: the statuses are unchanged, so closing can be switched off while ConnectWise is down. */
  async lookUp({ statuses, ...switches }, found, from): Promise<ClosingSettings | null> {
    if (JSON.stringify(statuses) === JSON.stringify(found?.value.statuses)) return null;
    const client = await from.client();
    const chosen: { boardId: number; statusId: number }[] = [];
    for (const { board, status } of statuses) {
      const boards = () => from.once('boards', () => client.boards());
      const boardId = (await pickByName(board, 'service board', boards)) ?? 0;
      const ofBoard = () => from.once(`statuses ${boardId}`, () => client.statuses(boardId));
      chosen.push({ boardId, statusId: (await pickByName(status, 'status', ofBoard)) ?? 0 });
    }
    return lookUpClosing(from.db, { current: from.client }, { ...switches, statuses: chosen });
  },

  async replace({ db, now: at, principal }, _, { statuses: _written, ...switches }, chosen) {
    const { statuses } = (chosen as ClosingSettings | null) ?? (await loadSetting(db, closingSettings));
    await saveSetting(db, { setting: closingSettings }, { ...switches, statuses }, { at, principal });
  },
};
