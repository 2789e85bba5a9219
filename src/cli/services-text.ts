import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { describeFaults } from '../tickets/record/problems.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { type Io, paint, table, wrongUse } from './io.ts';

const path = '/api/v1/connectwise/ticket-text';

interface View {
  readonly summary: string | null;
  readonly description: string | null;
  readonly problem: { readonly message: string; readonly hint: string } | null;
  readonly defaults: { readonly summary: string; readonly description: string };
  readonly summaryLimit: number;
  readonly variables: readonly { name: string; what: string; example: string }[];
}

interface Part {
  readonly text: string | null;
  readonly length: number;
  readonly faults: readonly { message: string; line: number; column: number }[];
}

interface Preview {
  readonly incidentId: number | null;
  readonly summary: Part;
  readonly description: Part & { readonly appended: readonly string[] };
}

interface Options {
  summary?: string;
  summaryFile?: string;
  descriptionFile?: string;
  resetSummary?: boolean;
  resetDescription?: boolean;
  incident?: string;
}

/** `services text`: the text of tickets. */
export function textCommand(cli: Cli): Command {
  const group = newCommand('text', 'The ticket text: templates of summary and description');
  group.addCommand(
    apiCommand(cli, 'show', 'Show the templates', async (api, { command }) => {
      cli.answer(command, await api.get<View>(path), (view) => show(cli.io, view));
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(cli, 'variables', 'List the variables that a template may use', async (api, { command }) => {
      const { variables } = await api.get<View>(path);
      cli.answer(command, variables, (rows) =>
        table(
          cli.io,
          ['VARIABLE', 'MEANING', 'EXAMPLE'],
          rows.map(({ name, what, example }) => [name, what, example]),
        ),
      );
    }),
  );
  group.addCommand(
    withTemplates(
      apiCommand<Options>(cli, 'set', 'Set templates; omitted ones stay as they are', async (api, given) => {
        const saved = await api.send<View>('PUT', path, await templates(api, given.options, cli.io));
        cli.answer(given.command, saved, (view) => show(cli.io, view));
      }),
    ),
  );
  group.addCommand(
    withTemplates(
      apiCommand<Options>(
        cli,
        'preview',
        'Preview a ticket with these templates; nothing is saved',
        async (api, { command, options }) => {
          const incidentId = options.incident === undefined ? undefined : Number(options.incident);
          if (incidentId !== undefined && !Number.isSafeInteger(incidentId))
            throw wrongUse('--incident must be the number of an incident.', 'List them: picket incidents.');
          const body = { ...(await templates(api, options, cli.io)), ...(incidentId && { incidentId }) };
          cli.answer(command, await api.send<Preview>('POST', `${path}/preview`, body), (preview) =>
            showPreview(cli.io, preview),
          );
        },
      ).option('--incident <id>', 'for this incident; without it, for the newest'),
    ),
  );
  return group;
}

const withTemplates = (command: Command) =>
  command
    .option('--summary <template>', 'the template of the summary')
    .option('--summary-file <file>', 'the summary’s template from a file; - reads standard input')
    .option('--description-file <file>', 'the description’s template from a file; - reads standard input')
    .option('--reset-summary', 'use the built-in summary')
    .option('--reset-description', 'use the built-in description');

async function templates(api: Api, options: Options, io: Io) {
  const { summary, description } = await api.get<View>(path);
  return {
    summary: options.resetSummary
      ? null
      : (options.summary ?? (await fromFile(options.summaryFile, io)) ?? summary),
    description: options.resetDescription
      ? null
      : ((await fromFile(options.descriptionFile, io)) ?? description),
  };
}

async function fromFile(file: string | undefined, { stdin }: Io): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    if (file !== '-') return (await readFile(file, 'utf8')).trimEnd();
    let text = '';
    for await (const chunk of stdin) text += String(chunk);
    return text.trimEnd();
  } catch (error) {
    throw wrongUse(
      `Picket cannot read “${file}”: ${(error as Error).message}.`,
      'Choose a file that can be read.',
    );
  }
}

const show = (io: Io, { summary, description, defaults, problem }: View): string[] => [
  paint(io, 'bold', `Summary${summary === null ? ' (built-in text)' : ''}`),
  summary ?? defaults.summary,
  paint(io, 'bold', `Description${description === null ? ' (built-in text)' : ''}`),
  ...(description ?? defaults.description).split('\n'),
  ...(problem === null ? [] : [`Problem  ${problem.message} ${problem.hint}`]),
];

function showPreview(io: Io, { incidentId, summary, description }: Preview): string[] {
  const part = ({ text, faults }: Part) =>
    text === null ? [paint(io, 'red', describeFaults(faults))] : text.split('\n');
  return [
    incidentId === null ? 'For a sample incident.' : `For incident ${incidentId}.`,
    paint(io, 'bold', `Summary (${summary.length} characters)`),
    ...part(summary),
    paint(io, 'bold', 'Description'),
    ...part(description),
    ...(description.appended.length === 0
      ? []
      : [paint(io, 'dim', `Added by Picket at the end: ${description.appended.join(', ')}.`)]),
  ];
}
