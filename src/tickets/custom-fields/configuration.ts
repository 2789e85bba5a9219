import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import {
  type CustomFieldSettings,
  customFieldSettings,
  mostBoards,
  mostFields,
} from '../../connectwise/services/custom-fields-setting.ts';
import { pickByName } from '../../connectwise/services/pick-by-name.ts';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { sampleToCheck } from '../compose/composition-to-try.ts';
import type { TextSurroundings } from '../compose/load-composition.ts';
import { fieldBody, lookUpFields } from './choose-fields.ts';
import { saveFields } from './save-fields.ts';

const schema = z.object({
  boards: z
    .array(
      z.object({
        board: z.union([z.string().min(1).max(200), z.number().int().positive()]),
        fields: z.array(fieldBody).max(mostFields),
      }),
    )
    .max(mostBoards)
    .default([]),
});

/** The values of custom fields on new tickets, by board. */
export const customFieldsKind = (
  surroundings: TextSurroundings & { readonly clock: Clock },
): ConfigurationKind<z.infer<typeof schema>, ConnectWise> => ({
  section: 'customFields',
  what: 'setting',
  single: true,
  schema,
  identify: () => '',
  title: () => '',

  async load({ db }) {
    const { boards } = await loadSetting(db, customFieldSettings);
    const shown = boards.map(({ boardName, fields }) => ({
      board: boardName,
      fields: fields.map(({ manual: _, problem: _problem, ...field }) => field),
    }));
    const also = boards.map(({ boardId, boardName, fields }) => [
      boardName,
      [boardId, ...fields.filter(({ manual }) => !manual).map(({ id }) => definedMark(id))],
    ]);
    return [{ id: 0, value: { boards: shown }, also: Object.fromEntries(also) }];
  },

  /** The file cannot set what ConnectWise reports about a field; what the file leaves out stays. */
  settle({ boards }, found) {
    const before = found?.value.boards ?? [];
    return {
      boards: boards.map(({ board, fields }) => {
        const known = before.find((one) => isBoard(board, one.board, found?.also));
        if (known === undefined) return { board, fields };
        const settled = fields.map((field) => {
          const saved = known.fields.find(({ id }) => id === field.id);
          if (saved === undefined) return field;
          const { value, fallback } = field;
          const isDefined = found?.also?.[String(known.board)]?.includes(definedMark(field.id)) === true;
          return isDefined ? { ...saved, value, fallback } : { ...saved, ...said(field) };
        });
        return { board: known.board, fields: settled };
      }),
    };
  },

  /** Null: the same values, so a file can be applied while ConnectWise is down. */
  async lookUp({ boards }, found, from): Promise<CustomFieldSettings | null> {
    if (JSON.stringify(boards) === JSON.stringify(found?.value.boards)) return null;
    const chosen: { boardId: number; fields: z.infer<typeof fieldBody>[] }[] = [];
    for (const { board, fields } of boards) {
      const read = async () => {
        const client = await from.client();
        return from.once('boards', () => client.boards());
      };
      chosen.push({ boardId: (await pickByName(board, 'service board', read)) ?? 0, fields });
    }
    const sample = await sampleToCheck(from.db, surroundings, surroundings.clock.now());
    return lookUpFields({ db: from.db, client: from.client, sample }, { boards: chosen });
  },

  async replace(change, _, _written, chosen) {
    const after =
      (chosen as CustomFieldSettings | null) ?? (await loadSetting(change.db, customFieldSettings));
    await saveFields(change, after, change.principal);
  },
});

const definedMark = (id: number) => `#${id}`;

const isBoard = (
  written: string | number,
  name: string | number,
  also: Readonly<Record<string, readonly (string | number | null)[]>> | undefined,
): boolean =>
  typeof written === 'number'
    ? also?.[String(name)]?.[0] === written
    : written.toLowerCase() === String(name).toLowerCase();

/** Without what is left out. */
const said = <T extends object>(field: T): T =>
  Object.fromEntries(Object.entries(field).filter(([, one]) => one !== undefined)) as T;
