import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseJson } from '../platform/values/parse-json.ts';
import type { SourceView } from '../sources/source.ts';
import type { Preview } from '../sources/webhook/mapping/preview.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, time, wrongUse } from './io.ts';

interface Sources {
  readonly path: string;
  find(api: Api, typed: string | undefined): Promise<SourceView>;
}

interface Preset {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly mapping: object;
  readonly sample: string;
}

interface Given {
  file?: string;
  preset?: string;
}

const presetsPath = '/api/v1/source-mappings/presets';

/** `picket sources mapping`: how a webhook's JSON becomes detections. */
export function mappingCommand(cli: Cli, { path, find }: Sources): Command {
  const group = newCommand('mapping', 'How Picket reads the JSON of a webhook as detections');
  const indented = (value: unknown) => JSON.stringify(value, null, 2).split('\n');

  group.addCommand(
    apiCommand(
      cli,
      'show <source>',
      'Show the field mapping of a webhook',
      async (api, { args, command }) => {
        const { name, config } = await find(api, args[0]);
        cli.answer(command, config.mapping ?? null, (mapping) =>
          mapping === null ? [`${name} has no field mapping: it sends detections.`] : indented(mapping),
        );
      },
    ),
  );
  group.addCommand(
    withGiven(
      apiCommand<Given>(
        cli,
        'set <source>',
        'Set the field mapping of a webhook from a file or a preset',
        async (api, { args, command, options }) => {
          const source = await find(api, args[0]);
          const mapping = await givenMapping(api, options);
          if (mapping === null) throw wrongUse('Which mapping?', 'Add --file or --preset.');
          const saved = await api.send<SourceView>('PATCH', `${path}/${source.id}`, { config: { mapping } });
          cli.answer(command, saved.config.mapping, () => [`The field mapping of ${saved.name} is saved.`]);
        },
      ),
    ),
  );
  group.addCommand(
    apiCommand(cli, 'remove <source>', 'Remove the field mapping', async (api, { args, command }) => {
      const { id } = await find(api, args[0]);
      const saved = await api.send<SourceView>('PATCH', `${path}/${id}`, { config: { mapping: null } });
      cli.answer(command, saved, ({ name }) => [`${name} has no field mapping: it sends detections.`]);
    }),
  );
  group.addCommand(
    withGiven(
      apiCommand<Given & { sample?: string }>(
        cli,
        'preview [source]',
        'Try a mapping with a sample; nothing is stored',
        async (api, { args, command, options }) => {
          const source = args[0] === undefined ? null : await find(api, args[0]);
          const mapping = (await givenMapping(api, options)) ?? source?.config.mapping ?? null;
          if (mapping === null) throw wrongUse('Which mapping?', 'Enter a source, --file or --preset.');
          const sample = await givenSample(api, options);
          const preview = await api.send<Preview>('POST', '/api/v1/source-mappings/preview', {
            mapping,
            sample,
            ...(source === null ? {} : { defaultVerdict: source.config.defaultVerdict }),
          });
          cli.answer(command, preview, (shown) => showPreview(cli, shown));
        },
      ),
    ).option(
      '--sample <file>',
      'the body of a request, exactly as it is sent (default: the sample of the preset)',
    ),
  );
  group.addCommand(
    apiCommand(cli, 'presets', 'List the preset mappings', async (api, { command }) => {
      const { items } = await api.get<{ items: Preset[] }>(presetsPath);
      cli.answer(command, items, (presets) =>
        presets.flatMap(({ name, title, about }) => [`${name}: ${title}`, `  ${about}`]),
      );
    }),
  );
  return group;
}

/** `picket sources read-again`. */
export const readAgainCommand = (cli: Cli, { path, find }: Sources): Command =>
  apiCommand(
    cli,
    'read-again <source>',
    'Read the quarantine of a webhook again, with its present settings',
    async (api, { args, command }) => {
      const { id } = await find(api, args[0]);
      const counts = await api.send<{ accepted: number; duplicates: number; ignored: number; left: number }>(
        'POST',
        `${path}/${id}/quarantine/read-again`,
      );
      cli.answer(command, counts, ({ accepted, duplicates, ignored, left }) => [
        `${accepted} stored, ${duplicates} duplicates, ${ignored} ignored, ${left} still quarantined.`,
      ]);
    },
  );

const withGiven = (command: Command): Command =>
  command
    .option('--file <file>', 'a file with the mapping as JSON')
    .option('--preset <name>', 'one of `picket sources mapping presets`');

async function givenMapping(api: Api, { file, preset }: Given): Promise<object | null> {
  if (file !== undefined && preset !== undefined)
    throw wrongUse('Which mapping?', 'Use either --file or --preset.');
  if (preset !== undefined) return (await findPreset(api, preset)).mapping;
  return file === undefined ? null : loadMapping(file);
}

async function givenSample(api: Api, { sample, preset }: Given & { sample?: string }): Promise<string> {
  if (sample !== undefined) return readText(sample);
  if (preset !== undefined) return (await findPreset(api, preset)).sample;
  throw wrongUse('The sample is missing.', 'Add --sample with the body of a request.');
}

async function findPreset(api: Api, name: string): Promise<Preset> {
  const { items } = await api.get<{ items: Preset[] }>(presetsPath);
  const found = items.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw wrongUse(
    `There is no preset “${name}”.`,
    `The presets are: ${items.map((one) => one.name).join(', ')}.`,
  );
}

async function loadMapping(file: string): Promise<object> {
  const content = await readText(file);
  try {
    const read: unknown = parseJson(content);
    if (typeof read === 'object' && read !== null) return read;
  } catch {
    // Reported below, as for any other content.
  }
  throw wrongUse(
    `${file} is not a mapping.`,
    'Write it as JSON, in the form that `picket sources mapping show` prints.',
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw wrongUse(`Picket cannot read ${file}.`, 'Check the path and the permissions of the file.');
  }
}

const showPreview = ({ io }: Cli, { count, items }: Preview): string[] => [
  `${count} in the sample${count > items.length ? `; the first ${items.length}` : ''}:`,
  ...table(
    io,
    ['WHAT', 'TIME', 'DOMAIN', 'COMPANY', 'DEVICE', 'VERDICT', 'REASONS'],
    items.map(({ what, detection, reason }) =>
      detection === null
        ? [what, null, reason, null, null, null, null]
        : [
            what,
            time(detection.occurredAt),
            detection.domain,
            detection.company?.name,
            detection.deviceName ?? detection.clientAddress,
            detection.verdict,
            detection.reasons.join(', ') || null,
          ],
    ),
  ),
];
