import type { Command } from 'commander';
import { type ConfigSetting, loadConfig } from '../platform/config/config.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { type OutputOption, outputOption, saveDownload } from './download.ts';
import { CommandFailure, printProblem, table } from './io.ts';

export function configCommand(cli: Cli): Command {
  return newCommand('config', 'The environment, the configuration file, and the configuration as code')
    .addCommand(checkCommand(cli))
    .addCommand(exportCommand(cli))
    .addCommand(schemaCommand(cli));
}

function schemaCommand(cli: Cli): Command {
  return apiCommand<OutputOption>(
    cli,
    'schema',
    'Write the JSON Schema of the file of `picket apply`, by which an editor completes and checks it',
    async (api, { options }) =>
      saveDownload(cli, await api.download('/api/v1/configuration/schema'), options),
  ).addOption(outputOption());
}

function exportCommand(cli: Cli): Command {
  return apiCommand<OutputOption>(
    cli,
    'export',
    'Write the whole configuration, without secrets, as a file for `picket apply`',
    async (api, { command, options }) => {
      const format = cli.isJson(command) ? 'json' : 'yaml';
      await saveDownload(cli, await api.download(`/api/v1/configuration?format=${format}`), options);
    },
  ).addOption(outputOption());
}

function checkCommand(cli: Cli): Command {
  const { io } = cli;
  const command = newCommand('check', 'Show each variable that is in force, and where it is set').addHelpText(
    'after',
    '\nValues of secrets are never shown. Exit status 2 when Picket would not start with this configuration.',
  );
  return command.action(() => {
    const read = loadConfig(io.env, { terminal: io.terminal });
    for (const warning of read.warnings) io.err(`Warning: ${warning}`);
    const problems = read.ok ? [] : read.problems;
    cli.answer(command, { ok: read.ok, settings: read.settings, problems, warnings: read.warnings }, () =>
      table(
        io,
        ['VARIABLE', 'VALUE', 'SET BY'],
        read.settings.map((setting) => [setting.name, shownValue(setting), setting.from ?? 'default']),
      ),
    );
    if (read.ok) return;
    if (!cli.isJson(command)) for (const problem of problems) printProblem(io, problem);
    throw new CommandFailure(null, 2);
  });
}

const shownValue = ({ value, secret, from }: ConfigSetting): string =>
  secret && from !== null ? 'set, not shown' : (value ?? '–');
