import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { MappingResult } from '../companies/map-several.ts';
import type { CheckedLine } from '../companies/mapping-csv/check-mappings.ts';
import { apiCommand, type Cli } from './command.ts';
import { type OutputOption, outputOption, saveDownload } from './download.ts';
import { CommandFailure, table, words, wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';

const path = '/api/v1/companies/mappings';
/** The most mappings of one request. */
const atOnce = 200;

export const companiesExportCommand = (cli: Cli): Command =>
  apiCommand<OutputOption>(
    cli,
    'export',
    'Write all companies with their mappings as CSV, or with --json as JSON',
    async (api, { command, options }) => {
      const format = cli.isJson(command) ? 'json' : 'csv';
      await saveDownload(cli, await api.download(`${path}/export?format=${format}`), options);
    },
  ).addOption(outputOption());

interface ImportOptions extends ReleaseOption {
  readonly apply?: boolean;
}

export const companiesImportCommand = (cli: Cli): Command =>
  apiCommand<ImportOptions>(
    cli,
    'import <file>',
    'Show what a CSV file of mappings would change; with --apply, change it',
    async (api, { args, command, options }) => {
      const { lines } = await api.send<{ lines: CheckedLine[] }>('POST', `${path}/check`, {
        csv: read(args[0] ?? ''),
      });
      const wanted = lines.flatMap(({ companyId, after, change }) =>
        (change === 'map' || change === 'change') && companyId !== null && after !== null
          ? [{ companyId, connectwiseCompanyId: after.connectwiseCompanyId }]
          : [],
      );
      const wrong = lines.filter(({ change }) => change === 'error').length;
      if (options.apply !== true) {
        cli.answer(command, lines, (checked) => [
          ...show(cli, checked),
          '',
          `${wanted.length} to map, ${wrong} wrong. ${wanted.length > 0 ? 'Add --apply to map them.' : ''}`.trim(),
        ]);
        return;
      }
      const results: MappingResult[] = [];
      for (let at = 0; at < wanted.length; at += atOnce)
        await releasing(cli, api, options, async (query) => {
          const done = await api.send<{ results: MappingResult[] }>('POST', `${path}${query}`, {
            mappings: wanted.slice(at, at + atOnce),
          });
          results.push(...done.results);
        });
      const failed = results.filter(({ ok }) => !ok);
      cli.answer(command, results, () => [
        `${results.length - failed.length} mapped, ${failed.length} failed, ${wrong} wrong in the file.`,
        ...failed.map(({ companyId, problem }) => `Company ${companyId}: ${words(problem?.message ?? '')}`),
      ]);
      const [first] = failed;
      if (first?.problem !== undefined) throw new CommandFailure(first.problem);
    },
  )
    .option('--apply', 'map what the file says')
    .addOption(releaseOption());

const show = (cli: Cli, lines: readonly CheckedLine[]) =>
  table(
    cli.io,
    ['LINE', 'COMPANY', 'CHANGE', 'BEFORE', 'AFTER'],
    lines
      .filter(({ change }) => change !== 'same' && change !== 'none')
      .map(({ line, company, change, before, after, problem }) => [
        line,
        company,
        change,
        before?.name ?? null,
        problem === null ? (after?.name ?? null) : words(problem.message),
      ]),
  );

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrongUse(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Check the path of the file.',
    );
  }
}
