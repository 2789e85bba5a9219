import type { Command } from 'commander';
import type { Quarantined } from '../ingest/quarantine-view.ts';
import { plural } from '../platform/values/text.ts';
import type { SourceView } from '../sources/source.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { addHyasCommand, setHyasCommand } from './hyas-source.ts';
import { table, time, wrongUse } from './io.ts';
import { mappingCommand, readAgainCommand } from './sources-mapping.ts';

type Made = SourceView & { secret?: string; bearerToken?: string };

interface Counts {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly opened: number;
}

const path = '/api/v1/sources';

function showSource(source: SourceView): string[] {
  return [
    `${source.name} (${source.id}, ${source.kind}${source.enabled ? '' : ', off'})`,
    ...Object.entries(source.config)
      .filter(([name]) => name !== 'mapping')
      .map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
    ...(source.config.mapping ? ['  field mapping: set (picket sources mapping show)'] : []),
    `  last success: ${time(source.lastSuccessAt) ?? 'never'}; last detection: ${time(source.lastDetectionAt) ?? 'never'}`,
    ...(source.problem === null ? [] : [`  ${source.problem.message} ${source.problem.hint}`]),
  ];
}

const showSecrets = ({ secret, bearerToken }: Partial<Made>): string[] =>
  secret === undefined
    ? []
    : [
        '',
        'Picket shows these once. Save them now:',
        `  signing secret  ${secret}`,
        `  bearer token    ${bearerToken}`,
      ];

export function sourcesCommand(cli: Cli): Command {
  const { io } = cli;
  const group = newCommand('sources', 'The sources of detections');
  const one = (api: Api, typed: string | undefined) => findSource(api, typed ?? '');

  group.addCommand(
    apiCommand(cli, 'list', 'List the sources', async (api, { command }) => {
      cli.answer(command, await api.all<SourceView>(path), (sources) =>
        table(
          io,
          ['ID', 'NAME', 'KIND', 'ON', 'LAST SUCCESS', 'PROBLEM'],
          sources.map((source) => [
            source.id,
            source.name,
            source.kind,
            source.enabled ? 'yes' : 'no',
            time(source.lastSuccessAt),
            source.problem?.message,
          ]),
        ),
      );
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(cli, 'show <source>', 'Show a source (id or name)', async (api, { args, command }) => {
      cli.answer(command, await one(api, args[0]), showSource);
    }),
  );
  const sources = { path, find: one, show: showSource };
  group.addCommand(addHyasCommand(cli, sources));
  group.addCommand(setHyasCommand(cli, sources));
  group.addCommand(mappingCommand(cli, sources));
  group.addCommand(readAgainCommand(cli, sources));
  group.addCommand(
    apiCommand<{ name: string }>(
      cli,
      'add-webhook',
      'Add a webhook for other products',
      async (api, { command, options }) => {
        const made = await api.send<Made>('POST', path, { kind: 'webhook', name: options.name });
        cli.answer(command, made, (source) => [
          ...showSource(source),
          `  send to: POST /api/v1/sources/${source.id}/detections`,
          ...showSecrets(source),
        ]);
      },
    ).requiredOption('--name <name>', 'the name of the source'),
  );
  group.addCommand(
    apiCommand(cli, 'poll <source>', 'Read a source now', async (api, { args, command }) => {
      const { id } = await one(api, args[0]);
      const counts = await api.send<Counts>('POST', `${path}/${id}/poll`);
      cli.answer(command, counts, ({ accepted, duplicates, quarantined, opened }) => [
        `${plural(accepted, 'new detection')}, ${duplicates} duplicates, ${quarantined} quarantined; ${plural(opened, 'incident')} opened.`,
      ]);
    }),
  );
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    const description = enabled
      ? 'Switch a source on'
      : 'Switch a source off: Picket accepts no detections from it';
    group.addCommand(
      apiCommand(cli, `${name} <source>`, description, async (api, { args, command }) => {
        const { id } = await one(api, args[0]);
        cli.answer(command, await api.send<SourceView>('PATCH', `${path}/${id}`, { enabled }), showSource);
      }),
    );
  }
  group.addCommand(
    apiCommand<{ revokeOld?: boolean }>(
      cli,
      'rotate-secret <source>',
      'Give a webhook a new secret; the old one stays valid for 24 hours',
      async (api, { args, command, options }) => {
        const { id } = await one(api, args[0]);
        const body = { revokeOld: options.revokeOld === true };
        cli.answer(
          command,
          await api.send<Partial<Made>>('POST', `${path}/${id}/rotate-secret`, body),
          showSecrets,
        );
      },
    ).option('--revoke-old', 'the old secret leaked: it ends immediately'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'quarantine <source>',
      'Show rows of a source that Picket could not read, and why',
      async (api, { args, command }) => {
        const { id } = await one(api, args[0]);
        cli.answer(command, await api.all<Quarantined>(`${path}/${id}/quarantine`), (rows) =>
          table(
            io,
            ['ID', 'SEEN', 'LAST', 'WHY', 'CONTENT'],
            rows.map((row) => [
              row.id,
              row.seenCount,
              time(row.lastSeenAt),
              row.reason,
              row.content.slice(0, 120),
            ]),
          ),
        );
      },
    ),
  );
  group.addCommand(
    apiCommand<{ deleteDetections?: boolean }>(
      cli,
      'remove <source>',
      'Delete a source with its companies and mappings',
      async (api, { args, command, options }) => {
        const source = await one(api, args[0]);
        await api.send(
          'DELETE',
          `${path}/${source.id}?deleteDetections=${options.deleteDetections === true}`,
        );
        cli.answer(command, { removed: source.id }, () => [`${source.name} was deleted.`]);
      },
    ).option('--delete-detections', 'also its detections, incidents and Picket’s record of their tickets'),
  );
  return group;
}

async function findSource(api: Api, typed: string): Promise<SourceView> {
  if (/^\d+$/.test(typed)) return api.get(`${path}/${typed}`);
  const all = await api.all<SourceView>(path);
  const found = all.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (found !== undefined) return found;
  const names = all.map(({ id, name }) => `${name} (${id})`).join(', ') || 'there is none yet';
  throw wrongUse(`There is no source “${typed}”.`, `The sources are: ${names}.`);
}
