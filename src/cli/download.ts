import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { wrongUse } from './io.ts';

export interface OutputOption {
  readonly output?: string;
}

export const outputOption = () =>
  new Option('-o, --output <file>', 'the file to write; without it, standard output');

/** Writes a download to a file, completely or not at all. */
export async function saveDownload({ io }: Cli, content: Readable, { output }: OutputOption): Promise<void> {
  if (output === undefined) {
    content.setEncoding('utf8');
    let rest = '';
    for await (const chunk of content) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) io.out(line.replace(/\r$/, ''));
    }
    if (rest !== '') io.out(rest);
    return;
  }
  const unfinished = `${output}.part`;
  try {
    await pipeline(content, createWriteStream(unfinished));
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw wrongUse(`${output} cannot be written (${code}).`, 'Check the path in --output.');
  }
  io.err(`Written to ${output}.`);
}

/**
 * `export` of a list: all items that match the options of the list, as CSV for spreadsheets, or as JSON with --json.
 */
export function downloadCommand<Options extends object>(
  cli: Cli,
  path: string,
  what: string,
  queryOf: (api: Api, options: Options) => Promise<URLSearchParams>,
): Command {
  return apiCommand<Options & OutputOption>(
    cli,
    'export',
    `Download ${what} as CSV, or with --json as JSON`,
    async (api, { command, options }) => {
      const query = await queryOf(api, options);
      query.set('format', cli.isJson(command) ? 'json' : 'csv');
      await saveDownload(cli, await api.download(`${path}/export?${query}`), options);
    },
  ).addOption(outputOption());
}

/** The parameters of a query that were given. */
export function queryOf(given: Readonly<Record<string, string | number | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, String(value));
  return query;
}
