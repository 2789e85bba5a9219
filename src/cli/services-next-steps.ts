import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { NextSteps, NextStepsText } from '../tickets/next-steps/next-steps.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { type Io, paint, wrongUse } from './io.ts';
import { typedId } from './typed-id.ts';

const path = '/api/v1/settings/next-steps';

interface View {
  readonly default: string;
  readonly shippedDefault: string;
  readonly texts: readonly (NextStepsText & { readonly origin: string })[];
}

interface SetOptions {
  match?: string[];
  text?: string;
  textFile?: string;
}

const fold = (name: string) => name.trim().toLowerCase();

/** `services next-steps`: what technicians do next, by block reason or category. */
export function nextStepsCommand(cli: Cli): Command {
  const group = newCommand('next-steps', 'What to do next: a text per block reason or category');
  const read = async (api: Api) => ({
    saved: await api.get<NextSteps>(path),
    view: await api.get<View>(`${path}/texts`),
  });
  group.addCommand(
    apiCommand(cli, 'show', 'Show every text: your own, changed and shipped ones', async (api, given) => {
      cli.answer(given.command, await api.get<View>(`${path}/texts`), (view) => show(cli.io, view));
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(cli, 'set', 'Add or change a text', async (api, { command, args, options }) => {
      const [name = ''] = args;
      const { saved, view } = await read(api);
      const before = view.texts.find((text) => fold(text.name) === fold(name));
      const text = (await textOf(options, cli.io)) ?? before?.text;
      const matches = options.match ?? before?.matches;
      if (text === undefined) throw wrongUse('The text is missing.', 'Give it with --text or --text-file.');
      if (matches === undefined)
        throw wrongUse('A new text needs words to match.', 'Give block reasons or categories with --match.');
      const changed = { name: before?.name ?? name, matches: [...matches], text };
      const others = saved.texts.filter((one) => fold(one.name) !== fold(name));
      const isNew = others.length === saved.texts.length;
      const texts = isNew
        ? [...saved.texts, changed]
        : saved.texts.map((one) => (fold(one.name) === fold(name) ? changed : one));
      await api.send('PUT', path, { ...saved, texts });
      cli.answer(command, await api.get<View>(`${path}/texts`), (after) => show(cli.io, after));
    })
      .argument('<name>', 'the name of the text; that of a shipped text changes it')
      .option('--match <words...>', 'block reasons or categories, or whole words of them')
      .option('--text <text>', 'what to do next')
      .option('--text-file <file>', 'the text from a file; - reads standard input'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'reset',
      'Remove your text; a shipped one is as shipped again',
      async (api, { command, args }) => {
        const [name = ''] = args;
        const { saved } = await read(api);
        const texts = saved.texts.filter((one) => fold(one.name) !== fold(name));
        if (texts.length === saved.texts.length)
          throw wrongUse(`You have no text “${name}”.`, 'List them: picket services next-steps.');
        await api.send('PUT', path, { ...saved, texts });
        cli.answer(command, await api.get<View>(`${path}/texts`), (after) => show(cli.io, after));
      },
    ).argument('<name>', 'the name of the text'),
  );
  group.addCommand(
    apiCommand<SetOptions & { reset?: boolean }>(
      cli,
      'default',
      'Set the text for incidents that no other text is about',
      async (api, { command, options }) => {
        const { saved } = await read(api);
        const text = options.reset ? null : await textOf(options, cli.io);
        if (text === undefined)
          throw wrongUse('The text is missing.', 'Give it with --text or --text-file, or use --reset.');
        await api.send('PUT', path, { ...saved, default: text });
        cli.answer(command, await api.get<View>(`${path}/texts`), (after) => show(cli.io, after));
      },
    )
      .option('--text <text>', 'what to do next')
      .option('--text-file <file>', 'the text from a file; - reads standard input')
      .option('--reset', 'use the shipped text'),
  );
  group.addCommand(
    apiCommand<{ incident?: string }>(
      cli,
      'preview',
      'Show which text an incident or a block reason gets',
      async (api, { command, args, options }) => {
        const incidentId = options.incident === undefined ? undefined : Number(typedId(options.incident));
        const body = { ...(await read(api)).saved, said: args, ...(incidentId && { incidentId }) };
        const found = await api.send<{ name: string | null; text: string; because: unknown }>(
          'POST',
          `${path}/preview`,
          body,
        );
        cli.answer(command, found, ({ name, text }) => [
          paint(cli.io, 'bold', name ?? 'Default text'),
          ...text.split('\n'),
        ]);
      },
    )
      .argument('[said...]', 'block reasons or categories')
      .option('--incident <id>', 'those of this incident'),
  );
  return group;
}

async function textOf({ text, textFile }: SetOptions, { stdin }: Io): Promise<string | undefined> {
  if (text !== undefined || textFile === undefined) return text;
  try {
    if (textFile !== '-') return (await readFile(textFile, 'utf8')).trim();
    let typed = '';
    for await (const chunk of stdin) typed += String(chunk);
    return typed.trim();
  } catch (error) {
    throw wrongUse(
      `Picket cannot read “${textFile}”: ${(error as Error).message}.`,
      'Choose a file that can be read.',
    );
  }
}

const show = (io: Io, view: View): string[] => [
  ...view.texts.flatMap(({ name, origin, matches, text }) => [
    paint(io, 'bold', `${name} (${origin})`),
    paint(io, 'dim', `For: ${matches.join(', ')}`),
    ...text.split('\n'),
    '',
  ]),
  paint(io, 'bold', `Default text${view.default === view.shippedDefault ? ' (shipped)' : ''}`),
  ...view.default.split('\n'),
];
