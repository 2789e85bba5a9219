import { z } from 'zod';
import { ok } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import type { Api } from './api.ts';
import type { CustomFieldCalls, CustomFieldRecord } from './custom-field-types.ts';
import { fetchAllPages, fetchPage } from './pages.ts';
import { type Permission, permissions } from './permissions.ts';

const id = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
]);
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const whole = z.int().nonnegative().optional().catch(undefined);
const ids = z.array(id).optional().catch(undefined);

const optionsSchema = z
  .array(
    z.object({ optionValue: text, inactiveFlag: flag, sortOrder: z.number().optional().catch(undefined) }),
  )
  .optional()
  .catch(undefined);

type Option = NonNullable<z.infer<typeof optionsSchema>>[number];

/** What can be chosen, each text once: two options of one text are one value. */
function activeOptions(options: readonly Option[]): string[] {
  const active = options.filter(({ inactiveFlag }) => inactiveFlag !== true);
  const inOrder = active.sort((one, other) => (one.sortOrder ?? 0) - (other.sortOrder ?? 0));
  return [...new Set(inOrder.flatMap(({ optionValue }) => optionValue ?? []))];
}

type Loose = { readonly [K in keyof CustomFieldRecord]: CustomFieldRecord[K] | undefined };

const said = (record: Loose): CustomFieldRecord =>
  Object.fromEntries(
    Object.entries(record).filter(([, one]) => one !== undefined),
  ) as unknown as CustomFieldRecord;

const captionOf = (caption: string | undefined, number: number) => plainText(caption ?? '') || `#${number}`;

export const definitionSchema = z
  .object({
    id,
    caption: z.string().min(1),
    fieldTypeIdentifier: text,
    entryTypeIdentifier: text,
    numberDecimals: whole,
    requiredFlag: flag,
    readOnlyFlag: flag,
    options: optionsSchema,
    screenDescription: text,
    podDescription: text,
    locationIds: ids,
    businessUnitIds: ids,
  })
  .transform((row) =>
    said({
      id: row.id,
      caption: captionOf(row.caption, row.id),
      type: row.fieldTypeIdentifier,
      entry: row.entryTypeIdentifier,
      decimals: row.numberDecimals,
      required: row.requiredFlag,
      readOnly: row.readOnlyFlag,
      options: row.options === undefined ? undefined : activeOptions(row.options),
      screen: screenOf(row.screenDescription, row.podDescription),
      locationIds: row.locationIds,
      businessUnitIds: row.businessUnitIds,
    }),
  );

function screenOf(screen: string | undefined, pod: string | undefined): string | undefined {
  const named = [...new Set([screen, pod].flatMap((one) => plainText(one ?? '') || []))];
  return named.length === 0 ? undefined : named.join(', ');
}

const valueSchema = z
  .object({ id, caption: text, type: text, entryMethod: text, numberOfDecimals: whole })
  .transform((row) =>
    said({
      id: row.id,
      caption: captionOf(row.caption, row.id),
      type: row.type,
      entry: row.entryMethod,
      decimals: row.numberOfDecimals,
    }),
  );

const ticketFieldsSchema = z.object({
  customFields: z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((rows) =>
      (rows ?? []).flatMap((row) => {
        const read = valueSchema.safeParse(row);
        return read.success ? [read.data] : [];
      }),
    ),
});

/** A setup table, which a role may leave out (Customize) though it grants Table Setup. ConnectWise does not document it. */
export const customFieldsPermission: Permission = {
  ...permissions.types,
  endpoint: 'GET /system/userDefinedFields',
};

export function customFieldCalls(api: Api): CustomFieldCalls {
  const path = '/system/userDefinedFields';
  return {
    customFields: (signal) =>
      fetchAllPages(
        api,
        { method: 'GET', path, route: path, permission: customFieldsPermission, signal },
        definitionSchema,
      ),
    async customFieldsOfBoard(boardId, signal) {
      const permission = { ...permissions.boards, endpoint: 'GET /service/tickets' };
      const query = {
        conditions: `board/id=${boardId}`,
        orderBy: 'id desc',
        fields: 'id,customFields',
      };
      const call = {
        method: 'GET',
        path: '/service/tickets',
        route: '/service/tickets',
        permission,
        signal,
        query,
      } as const;
      const read = await fetchPage(api, call, ticketFieldsSchema, { page: 1, pageSize: 1 });
      if (!read.ok) return read;
      const fields = read.value.items[0]?.customFields ?? [];
      return ok(fields.length === 0 ? null : fields);
    },
  };
}
