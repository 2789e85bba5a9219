import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import {
  type Catalog,
  type CatalogReader,
  fetchCatalog,
  typeOf,
} from '../../connectwise/services/custom-field-catalog.ts';
import { customFieldProblems } from '../../connectwise/services/custom-field-problems.ts';
import {
  type CustomField,
  type CustomFieldSettings,
  customFieldSettings,
  fieldFacts,
  fieldIdSchema,
  fieldsOfBoard,
  fieldValues,
  mostBoards,
  mostFields,
} from '../../connectwise/services/custom-fields-setting.ts';
import { refreshField } from '../../connectwise/services/refresh-custom-field.ts';
import { rememberingFields } from '../../connectwise/services/verify-custom-fields.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type FieldError, refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import type { Composition } from '../compose/variables.ts';
import { complaintsOf } from './check-fields.ts';

/** A field as it is chosen. Its properties come from ConnectWise if ConnectWise lists the field; the rest is as entered. */
export const fieldBody = z.object({
  id: fieldIdSchema.describe('The number of the field in ConnectWise.'),
  caption: fieldFacts.caption.optional().describe('Needed where ConnectWise does not list the field.'),
  type: fieldFacts.type.optional().describe('Needed in the same case.'),
  decimals: fieldFacts.decimals.optional(),
  options: fieldFacts.options.optional(),
  required: fieldFacts.required.optional(),
  value: fieldValues.value,
  fallback: fieldValues.fallback.default(null),
});

export const customFieldsBody = z.object({
  boards: z
    .array(
      z.object({
        boardId: z.number().int().positive(),
        fields: z.array(fieldBody).max(mostFields),
      }),
    )
    .max(mostBoards),
});

export type FieldBody = z.infer<typeof fieldBody>;
export type CustomFieldsBody = z.infer<typeof customFieldsBody>;

interface Looking {
  readonly db: Kysely<Schema>;
  /** Null: no connection is saved. */
  readonly client: () => Promise<ConnectWise | null>;
  readonly sample: Composition;
}

/**
 * The chosen fields with their properties in ConnectWise. Boards whose fields stay as they are need no ConnectWise, so that
 * values can be removed while it is down. @throws `invalid`, with every field that cannot be saved and why.
 */
export async function lookUpFields(
  { db, client, sample }: Looking,
  { boards }: CustomFieldsBody,
): Promise<CustomFieldSettings> {
  const saved = await loadSetting(db, customFieldSettings);
  const errors: FieldError[] = [];
  const chosen: CustomFieldSettings['boards'] = [];
  let reader: CatalogReader | null | undefined;
  for (const [at, { boardId, fields }] of boards.entries()) {
    const pointer = `/boards/${at}`;
    const complain = (where: string, detail: string) => errors.push({ in: 'body', pointer: where, detail });
    if (chosen.some((board) => board.boardId === boardId)) {
      complain(pointer, 'This board is given twice.');
      continue;
    }
    if (fields.length === 0) continue;
    const before = saved.boards.find((board) => board.boardId === boardId);
    const same = before !== undefined && fields.every((field) => isSame(field, before.fields));
    if (same) {
      const kept = before.fields.filter(({ id }) => fields.some((field) => field.id === id));
      chosen.push({ ...before, fields: kept });
      continue;
    }
    if (reader === undefined) {
      const current = await client();
      reader = current === null ? null : rememberingFields(current);
    }
    const catalog = reader === null ? unread : await fetchCatalog(reader, boardId);
    const known = fieldsOfBoard(saved, boardId);
    const made: CustomField[] = [];
    for (const [index, field] of fields.entries()) {
      const where = `${pointer}/fields/${index}`;
      if (fields.findIndex(({ id }) => id === field.id) !== index) {
        complain(`${where}/id`, `The field ${field.id} is given twice.`);
        continue;
      }
      const found = completed(
        field,
        catalog,
        known.find(({ id }) => id === field.id),
      );
      if (typeof found === 'string') {
        complain(`${where}/id`, found);
        continue;
      }
      for (const { part, detail } of complaintsOf(found, sample)) complain(`${where}/${part}`, detail);
      made.push(found);
    }
    const name = await boardName(reader, boardId, before?.boardName);
    if (name === null) complain(`${pointer}/boardId`, `ConnectWise has no service board ${boardId}.`);
    chosen.push({ boardId, boardName: name ?? String(boardId), fields: made });
  }
  if (errors.length > 0) throw refuse('invalid', customFieldProblems.invalid(errors.length), errors);
  return { boards: chosen };
}

const unread: Catalog = {
  fields: [],
  definitions: { code: '', message: '', hint: '', retry: 'later' },
  sampled: false,
};

/** Whether the same field is saved already. The watcher checks whether ConnectWise has changed it. */
function isSame(field: FieldBody, saved: readonly CustomField[]): boolean {
  const found = saved.find(({ id }) => id === field.id);
  if (found === undefined || found.problem !== null) return false;
  const facts = (['caption', 'type', 'decimals', 'required'] as const).every(
    (name) => field[name] === undefined || field[name] === found[name],
  );
  const options =
    field.options === undefined || JSON.stringify(field.options) === JSON.stringify(found.options);
  return facts && options && field.value === found.value && field.fallback === found.fallback;
}

/** The field with all facts, or why it cannot be saved. */
function completed(given: FieldBody, catalog: Catalog, saved: CustomField | undefined): CustomField | string {
  const found = catalog.fields.find(({ id }) => id === given.id);
  const { value, fallback, id } = given;
  const foundType = found === undefined ? undefined : typeOf(found);
  if (found !== undefined && foundType === null)
    return `Picket cannot fill the field “${found.caption}”: it has the type ${found.type ?? 'unknown'}.`;
  if (found?.readOnly === true) return `The field “${found.caption}” is read-only in ConnectWise.`;
  // Without a ticket that shows its fields, the name of the screen is only a guess.
  if (found?.onTickets === false && catalog.sampled)
    return `The field “${found.caption}” is on another screen of ConnectWise (${found.screen ?? 'unknown'}), not on tickets of this board.`;
  const isGone = found === undefined && catalog.definitions === null && saved !== undefined && !saved.manual;
  if (isGone) return `ConnectWise no longer has the field “${saved.caption}”.`;
  const caption = plainText(given.caption ?? found?.caption ?? saved?.caption ?? '');
  const type = foundType ?? given.type ?? saved?.type;
  if (caption === '' || type === undefined)
    return 'ConnectWise does not list this field to Picket: enter its caption and its type as well.';
  const entered: CustomField = {
    id,
    caption,
    type,
    decimals: given.decimals === undefined ? (saved?.decimals ?? null) : given.decimals,
    options: given.options === undefined ? (saved?.options ?? null) : cleaned(given.options),
    required: given.required ?? saved?.required ?? false,
    value,
    fallback,
    manual: found?.isDefined !== true,
    problem: null,
  };
  const refreshed = refreshField(entered, catalog);
  // Values that were entered for a field that only a ticket showed stay: a ticket shows neither its options nor whether
  // it is required.
  return {
    ...refreshed,
    problem: null,
    options: found?.isDefined === true ? refreshed.options : entered.options,
  };
}

const cleaned = (options: readonly string[] | null): string[] | null => {
  const known = [...new Set((options ?? []).map(plainText).filter((one) => one !== ''))];
  return known.length === 0 ? null : known;
};

async function boardName(
  reader: CatalogReader | null | undefined,
  boardId: number,
  saved: string | undefined,
): Promise<string | null> {
  const boards = reader == null ? null : await reader.boards();
  if (boards === null || !boards.ok) return saved ?? String(boardId);
  return boards.value.find(({ id }) => id === boardId)?.name ?? null;
}
