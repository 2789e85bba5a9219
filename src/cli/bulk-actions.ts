import type { Command } from 'commander';
import type { z } from 'zod';
import { plural } from '../platform/values/text.ts';
import type { bulkActionSchema } from '../tickets/bulk-actions/routes.ts';
import { apiCommand, type Cli } from './command.ts';
import { words, wrongUse } from './io.ts';
import { withEnd } from './suppressions.ts';
import { typedId } from './typed-id.ts';
import { type EndOptions, typedEnd } from './typed-time.ts';

type BulkAction = z.infer<typeof bulkActionSchema>;

const path = '/api/v1/incidents/actions';
const actions = ['retry', 'skip', 'silence', 'accept', 'allow'];

type Options = EndOptions & {
  readonly why?: string;
  readonly allDevices?: boolean;
  readonly key?: string;
};

/** `picket incidents act`: actions on several incidents at once, and their undo. */
export function addBulkCommands(cli: Cli, group: Command): void {
  const act = apiCommand<Options>(
    cli,
    'act <action> <ids...>',
    `Do one of ${actions.join(', ')} with up to 500 incidents; each has its own result`,
    async (api, { args: [action = '', ...ids], command, options }) => {
      const done = await api.send<BulkAction>('POST', path, bodyOf(action, ids, options));
      cli.answer(command, done, show);
    },
  );
  group.addCommand(
    withEnd(act)
      .option('--why <text>', 'why; all but retry need it')
      .option('--all-devices', 'of silence and accept: on all devices of the companies')
      .option('--key <text>', 'your own key: the same key again does nothing more'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'undo-act <id>',
      'Undo what an action did; what was changed since stays',
      async (api, { args, command }) => {
        const undone = await api.send<BulkAction>('POST', `${path}/${typedId(args[0])}/undo`);
        cli.answer(command, undone, showUndone);
      },
    ),
  );
}

function bodyOf(action: string, ids: readonly string[], options: Options): object {
  if (!actions.includes(action))
    throw wrongUse(`“${action}” is not an action.`, `Enter one of ${actions.join(', ')}.`);
  const { why, key, allDevices } = options;
  const common = { action, incidentIds: ids.map((id) => Number(typedId(id))), ...(key ? { key } : {}) };
  if (action === 'retry') return common;
  if (why === undefined) throw wrongUse('The reason is missing.', 'Add --why.');
  if (action === 'skip') return { ...common, why };
  const endsAt = typedEnd(options, new Date());
  return action === 'allow'
    ? { ...common, why, endsAt }
    : { ...common, why, endsAt, device: allDevices !== true };
}

function show({ id, action, done, results, undoable }: BulkAction): string[] {
  return [
    `${action}: ${plural(done, 'incident')} of ${results.length} changed.`,
    ...refusals(results),
    ...(undoable ? [`Undo it with: picket incidents undo-act ${id}`] : []),
  ];
}

function showUndone({ action, undone }: BulkAction): string[] {
  if (undone === null) return [];
  return [
    `${action}: undone for ${plural(undone.done, 'incident')} of ${undone.results.length}.`,
    ...refusals(undone.results),
  ];
}

const refusals = (results: BulkAction['results']): string[] =>
  results.flatMap(({ incidentId, problem }) =>
    problem === null ? [] : [`  ${incidentId}: ${words(`${problem.message} ${problem.hint}`)}`],
  );
