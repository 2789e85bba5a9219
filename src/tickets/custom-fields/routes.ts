import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { customFieldsPermission } from '../../connectwise/client/custom-fields.ts';
import { permissionPath } from '../../connectwise/client/permissions.ts';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import { type BoardsUsed, boardsUsed } from '../../connectwise/services/boards-used.ts';
import { fetchCatalog, optionsOf, typeOf } from '../../connectwise/services/custom-field-catalog.ts';
import {
  boardFieldsSchema,
  type CustomFieldSettings,
  customFieldSettings,
  fieldTypes,
} from '../../connectwise/services/custom-fields-setting.ts';
import { choiceSchema } from '../../connectwise/services/ticket-service.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { type ChangeDeps, releaseQuery } from '../../platform/settings/change.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { composeFields } from '../compose/compose-custom-fields.ts';
import { compositionToTry, incidentToTry, sampleToCheck } from '../compose/composition-to-try.ts';
import type { TextSurroundings } from '../compose/load-composition.ts';
import { ticketValues } from '../compose/variables.ts';
import { customFieldsBody, lookUpFields } from './choose-fields.ts';
import { saveFields } from './save-fields.ts';

export const customFieldsViewSchema = z
  .object({
    boards: z.array(boardFieldsSchema),
    boardsUsed: z
      .array(choiceSchema)
      .describe('The boards that new tickets go to, of incidents or of reports.'),
  })
  .meta({ id: 'CustomFields' });

export const availableFieldsSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.number(),
        caption: z.string(),
        type: z.string().describe('As ConnectWise names it.'),
        supported: z.boolean().describe('Whether Picket can fill fields of this type.'),
        decimals: z.number().nullable(),
        options: z.array(z.string()).nullable().describe('What a list offers; null: any value, or unknown.'),
        required: z.boolean().nullable().describe('null: Picket cannot read it.'),
        onTickets: z
          .boolean()
          .nullable()
          .describe('Whether tickets of the board have it; null: nothing tells.'),
        ofOtherLocation: z.boolean().describe('Limited to other locations or departments than the board’s.'),
        screen: z.string().nullable(),
      }),
    ),
    definitionsProblem: problemSchema
      .nullable()
      .describe('Why Picket cannot read the definitions: which fields are required, and what lists offer.'),
    right: z.string().describe('Where in ConnectWise the right to read the definitions is granted.'),
    types: z.array(z.enum(fieldTypes)),
  })
  .meta({ id: 'AvailableCustomFields' });

export const fieldsPreviewSchema = z
  .object({
    incidentId: z.number().nullable().describe('null: a sample incident.'),
    companyName: z.string(),
    fields: z.array(
      z.object({
        id: z.number(),
        caption: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]).nullable().describe('null: none is sent.'),
        outcome: z
          .enum(['value', 'instead', 'left_out', 'held'])
          .describe('`instead`: the other value. `held`: the ticket waits for a value.'),
        why: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CustomFieldsPreview' });

interface CustomFieldRoutesOptions extends ChangeDeps, TextSurroundings {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
  readonly boards?: BoardsUsed;
}

const path = '/api/v1/settings/custom-fields';

/** The custom fields of ConnectWise on Picket’s tickets: the available fields, and the values for each board. */
export function customFieldRoutes(deps: CustomFieldRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, clients, timeZone, boards: readBoards = boardsUsed } = deps;
  const view = async ({ boards }: CustomFieldSettings) => ({
    boards,
    boardsUsed: [...(await readBoards(db))],
  });
  const sample = () => sampleToCheck(db, deps, clock.now());
  const looking = async () => ({ db, client: () => clients.current(), sample: await sample() });

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'The values of custom fields on new tickets, by board',
          response: { 200: customFieldsViewSchema },
        },
      },
      async () => view(await loadSetting(db, customFieldSettings)),
    );

    app.put(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set the values of custom fields on new tickets',
          description:
            'All boards and fields, as read before. Picket checks each field in ConnectWise, and each value. Held tickets are decided again.',
          querystring: releaseQuery,
          body: customFieldsBody,
          response: { 200: customFieldsViewSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body, query: { release }, principal }) => {
        const after = await lookUpFields(await looking(), body);
        await saveFields(deps, after, principal, release);
        return view(after);
      },
    );

    app.post(
      `${path}/preview`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'What the custom fields of a ticket would contain',
          description: 'For the newest incident, or for a sample. Nothing is saved.',
          body: customFieldsBody.extend({ boardId: z.number().int().positive() }),
          response: { 200: fieldsPreviewSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body: { boardId, boards } }) => {
        const given = { boards: boards.filter((board) => board.boardId === boardId) };
        const [board] = (await lookUpFields(await looking(), given)).boards;
        const incident = await incidentToTry(db, undefined);
        const composition =
          incident === undefined ? await sample() : await compositionToTry(db, deps, incident);
        const { customFields, instead, left, missing } = composeFields(
          board?.fields ?? [],
          ticketValues(composition),
          timeZone,
        );
        return {
          incidentId: incident?.id ?? null,
          companyName: composition.companyName,
          fields: (board?.fields ?? []).map(({ id, caption }) => {
            const of = <T extends { readonly id: number }>(list: readonly T[]) =>
              list.find((one) => one.id === id);
            const held = of(missing);
            const other = of(instead);
            return {
              id,
              caption,
              value: of(customFields)?.value ?? null,
              outcome: held
                ? ('held' as const)
                : of(left)
                  ? ('left_out' as const)
                  : other
                    ? ('instead' as const)
                    : ('value' as const),
              why: (held ?? of(left) ?? other)?.why ?? null,
            };
          }),
        };
      },
    );

    app.get(
      '/api/v1/connectwise/boards/:id/custom-fields',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Custom fields that tickets of a board may have',
          description:
            'From their definitions, if the security role may read them, and from the newest ticket of the board. Fields of other screens are left out.',
          params: idParams,
          response: { 200: availableFieldsSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ params }) => {
        const client = await clients.current();
        if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
        const catalog = await fetchCatalog(client, params.id);
        return {
          items: catalog.fields
            .filter(({ onTickets, readOnly }) => onTickets !== false && readOnly !== true)
            .map((field) => ({
              id: field.id,
              caption: field.caption,
              type: field.type ?? 'unknown',
              supported: typeOf(field) !== null,
              decimals: field.decimals ?? null,
              options: optionsOf(field)?.slice() ?? null,
              required: field.isDefined ? (field.required ?? false) : null,
              onTickets: field.onTickets,
              ofOtherLocation: field.isOfOtherLocation,
              screen: field.screen ?? null,
            })),
          definitionsProblem: catalog.definitions,
          right: permissionPath(customFieldsPermission),
          types: [...fieldTypes],
        };
      },
    );
  };
}
