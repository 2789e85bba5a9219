import type { Command } from 'commander';
import type { z } from 'zod';
import type { FieldBody } from '../tickets/custom-fields/choose-fields.ts';
import type {
  availableFieldsSchema,
  customFieldsViewSchema,
  fieldsPreviewSchema,
} from '../tickets/custom-fields/routes.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { type Io, paint, wrongUse } from './io.ts';
import { list, pick } from './pick-choice.ts';
import { typedNumber } from './typed-number.ts';

type View = z.infer<typeof customFieldsViewSchema>;
type Available = z.infer<typeof availableFieldsSchema>;
type Preview = z.infer<typeof fieldsPreviewSchema>;
type Field = View['boards'][number]['fields'][number];

interface OfBoard {
  readonly board?: string;
}

interface SetOptions extends OfBoard {
  readonly value?: string;
  readonly fallback?: string | false;
  readonly caption?: string;
  readonly type?: string;
  readonly decimals?: string;
  readonly option?: string[];
  readonly required?: boolean;
}

const path = '/api/v1/settings/custom-fields';

/** `services custom-fields`: the values of custom fields on new tickets, by board. */
export function customFieldsCommand(cli: Cli): Command {
  const group = newCommand('custom-fields', 'Custom fields of ConnectWise on new tickets, by board');
  group.addCommand(
    apiCommand(cli, 'show', 'Show the fields and their values', async (api, { command }) => {
      cli.answer(command, await api.get<View>(path), (view) => show(cli.io, view));
    }),
    { isDefault: true },
  );
  group.addCommand(
    withBoard(
      apiCommand<OfBoard>(
        cli,
        'available',
        'List the custom fields that tickets of a board may have',
        async (api, { command, options }) => {
          const boardId = await boardOf(api, options);
          const found = await api.get<Available>(`/api/v1/connectwise/boards/${boardId}/custom-fields`);
          cli.answer(command, found, showAvailable);
        },
      ),
    ),
  );
  group.addCommand(
    withBoard(
      apiCommand<SetOptions>(
        cli,
        'set',
        'Set the value of a field on the tickets of a board',
        async (api, { command, args, options }) => {
          const { boardId, fields, view } = await read(api, options);
          const id = await fieldOf(api, args[0] ?? '', boardId, fields);
          const before = fields.find((field) => field.id === id);
          const value = options.value ?? before?.value;
          if (value === undefined) throw wrongUse('The value is missing.', 'Give it with --value.');
          const changed = { ...bodyOf(before), ...typed(options), id, value };
          const others = fields.filter((field) => field.id !== id).map(bodyOf);
          const after = [...others, { ...changed, fallback: fallbackOf(options, before) }];
          cli.answer(command, await write(api, view, boardId, after as FieldBody[]), (one) =>
            show(cli.io, one),
          );
        },
      )
        .argument('<field>', 'the field, by its caption or number')
        .option('--value <text>', 'the value, or a Liquid template: "{{ severity }}"')
        .option('--fallback <text>', 'the value to use when the template gives none that is valid')
        .option('--no-fallback', 'no such value')
        .option('--caption <text>', 'of a field that ConnectWise does not list')
        .option('--type <type>', 'its type: Text, TextArea, Number, Checkbox, Date, …')
        .option('--decimals <number>', 'its decimals')
        .option('--option <texts...>', 'what its list offers')
        .option('--required', 'a ticket without a value is held')
        .option('--no-required', 'a value that is not valid is left out'),
    ),
  );
  group.addCommand(
    withBoard(
      apiCommand<OfBoard>(
        cli,
        'remove',
        'Send no value for a field',
        async (api, { command, args, options }) => {
          const { boardId, fields, view } = await read(api, options);
          const id = await fieldOf(api, args[0] ?? '', boardId, fields);
          const others = fields.filter((field) => field.id !== id);
          if (others.length === fields.length)
            throw wrongUse(
              'The board has no value for this field.',
              'List them: picket services custom-fields.',
            );
          cli.answer(command, await write(api, view, boardId, others.map(bodyOf) as FieldBody[]), (one) =>
            show(cli.io, one),
          );
        },
      ).argument('<field>', 'the field, by its caption or number'),
    ),
  );
  group.addCommand(
    withBoard(
      apiCommand<OfBoard>(
        cli,
        'preview',
        'Show what the fields of the newest incident’s ticket would contain',
        async (api, { command, options }) => {
          const { boardId, fields } = await read(api, options);
          const body = { boardId, boards: [{ boardId, fields: fields.map(bodyOf) }] };
          cli.answer(command, await api.send<Preview>('POST', `${path}/preview`, body), showPreview);
        },
      ),
    ),
  );
  return group;
}

const withBoard = (command: Command): Command =>
  command.option(
    '--board <board>',
    'the board, by name or number; without it, the one of the ticket service',
  );

async function read(api: Api, options: OfBoard) {
  const view = await api.get<View>(path);
  const boardId = await boardOf(api, options, view);
  return { view, boardId, fields: view.boards.find((board) => board.boardId === boardId)?.fields ?? [] };
}

async function boardOf(api: Api, { board }: OfBoard, view?: View): Promise<number> {
  if (board !== undefined) return (await pick(board, null, 'service board', () => list(api, 'boards'))) ?? 0;
  const [usual] = (view ?? (await api.get<View>(path))).boardsUsed;
  if (usual === undefined) throw wrongUse('The ticket service has no board yet.', 'Add --board.');
  return usual.id;
}

/** By number, or by the caption of a field that is set or that ConnectWise lists. */
async function fieldOf(
  api: Api,
  written: string,
  boardId: number,
  fields: readonly Field[],
): Promise<number> {
  if (/^\d+$/.test(written)) return Number(written);
  const fold = (caption: string) => caption.trim().toLowerCase();
  const isMeant = ({ caption }: { readonly caption: string }) => fold(caption) === fold(written);
  const known = fields.filter(isMeant);
  const available = async () =>
    (await api.get<Available>(`/api/v1/connectwise/boards/${boardId}/custom-fields`)).items;
  const found = known.length > 0 ? known : (await available()).filter(isMeant);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  throw wrongUse(
    found.length === 0
      ? `Tickets of this board have no custom field “${written}”.`
      : `Several custom fields are called “${written}”: ${found.map(({ id }) => id).join(', ')}.`,
    'Give its number. List them: picket services custom-fields available.',
  );
}

function write(api: Api, view: View, boardId: number, fields: readonly FieldBody[]): Promise<View> {
  const others = view.boards
    .filter((board) => board.boardId !== boardId)
    .map((board) => ({ boardId: board.boardId, fields: board.fields.map(bodyOf) }));
  return api.send<View>('PUT', path, { boards: [...others, { boardId, fields }] });
}

function bodyOf(field: Field): Partial<FieldBody>;
function bodyOf(field: Field | undefined): Partial<FieldBody>;
function bodyOf(field: Field | undefined): Partial<FieldBody> {
  if (field === undefined) return {};
  const { problem: _problem, manual: _manual, ...body } = field;
  return body;
}

const typed = ({ caption, type, decimals, option, required }: SetOptions) => ({
  ...(caption === undefined ? {} : { caption }),
  ...(type === undefined ? {} : { type }),
  ...typedNumber('decimals', decimals),
  ...(option === undefined ? {} : { options: option }),
  ...(required === undefined ? {} : { required }),
});

const fallbackOf = ({ fallback }: SetOptions, before: Field | undefined): string | null =>
  fallback === false ? null : (fallback ?? before?.fallback ?? null);

function show(io: Io, { boards, boardsUsed }: View): string[] {
  const lines = boards.flatMap(({ boardName, fields }) => [
    paint(io, 'bold', boardName),
    ...fields.flatMap(({ id, caption, type, required, value, fallback, problem }) => [
      `  ${caption} (${id}, ${type}${required ? ', required' : ''}): ${value.split('\n').join(' ')}`,
      ...(fallback === null ? [] : [`    else ${fallback}`]),
      ...(problem === null ? [] : [`    ${paint(io, 'red', problem.message)}`]),
    ]),
  ]);
  const without = boardsUsed.filter(({ id }) => !boards.some(({ boardId }) => boardId === id));
  return [...lines, ...without.map(({ name }) => `No custom fields on ${name}`)];
}

const showAvailable = ({ items, definitionsProblem, right }: Available): string[] => [
  ...items.map(
    ({ id, caption, type, required, options, supported, ofOtherLocation }) =>
      `${String(id).padEnd(6)} ${caption} (${type}${required ? ', required' : ''}${supported ? '' : ', not supported'}${ofOtherLocation ? ', of another location' : ''})${options === null ? '' : `: ${options.join(', ')}`}`,
  ),
  ...(definitionsProblem === null
    ? []
    : [definitionsProblem.message, `Which fields are required cannot be read. Grant ${right}.`]),
];

const showPreview = ({ fields }: Preview): string[] =>
  fields.map(
    ({ caption, value, outcome, why }) =>
      `${caption}: ${value === null ? outcomes[outcome] : String(value)}${why === null ? '' : ` (${why})`}`,
  );

const outcomes = { value: '', instead: '', left_out: 'left out', held: 'the ticket is held' } as const;
