import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadLocalOperator } from '../accounts/local-operator.ts';
import { appProblems } from '../app/app-problems.ts';
import { type Config, loadConfig } from '../platform/config/config.ts';
import type { Check } from '../platform/values/check.ts';
import { type Problem, toProblem } from '../platform/values/problem.ts';
import type { Api } from './api-client.ts';
import { showChecks } from './checks.ts';
import { type Cli, newCommand } from './command.ts';
import { connect, whereIs } from './connect.ts';
import { CommandFailure, type Io } from './io.ts';
import { withProgress } from './progress.ts';

export function doctorCommand(cli: Cli): Command {
  const { io } = cli;
  const command = newCommand(
    'doctor',
    'Check the whole installation, running or stopped, and say how to fix each fault',
  ).addHelpText('after', '\nExit status 1 when a check fails.');
  return command.action(async () => {
    const checks = await withProgress(io, 'Examining', () => examine(io));
    const ok = checks.every(({ status }) => status !== 'fail');
    cli.answer(command, { ok, checks }, () => [
      ...showChecks(io, checks),
      '',
      ok
        ? 'No check failed.'
        : 'Fix the failed checks from the top: later checks may depend on earlier ones.',
    ]);
    if (!ok) throw new CommandFailure(null);
  });
}

const passed = (id: string, title: string, what: string): Check => ({
  id,
  title,
  status: 'pass',
  what,
});
const failing = (id: string, title: string, { message, hint }: Problem): Check => ({
  id,
  title,
  status: 'fail',
  what: message,
  hint,
});

async function examine(io: Io): Promise<Check[]> {
  const read = loadConfig(io.env, { terminal: io.terminal });
  const warnings = read.warnings.map(
    (what): Check => ({ id: 'config', title: 'Environment variables', status: 'unknown', what }),
  );
  if (!read.ok) {
    return [
      ...warnings,
      ...read.problems.map((problem) => failing('config', 'Environment variables', problem)),
    ];
  }
  const { config } = read;
  const checks = [...warnings, passed('config', 'Environment variables', 'All are correct.')];
  if (config.url === undefined) {
    const local = await examineInstallation(config);
    checks.push(...local.checks);
    if (!local.usable) return checks;
  }
  return [...checks, ...(await examineApi(io, config))];
}

/** The checks from this machine before Picket is asked. `usable`: whether Picket can be asked. */
async function examineInstallation(config: Config): Promise<{ checks: Check[]; usable: boolean }> {
  const folder = await examineFolder(config);
  if (folder.status === 'fail') return { checks: [folder], usable: false };
  const running = await loadLocalOperator(config.data);
  if (running !== null) {
    const runs = passed('process', 'Picket runs', `Process ${running.pid}, at ${running.url}.`);
    return { checks: [folder, runs], usable: true };
  }
  const database = await examineDatabase(config);
  return { checks: [folder, doesNotRun, database], usable: database.status === 'pass' };
}

const doesNotRun: Check = {
  id: 'process',
  title: 'Picket runs',
  status: 'fail',
  what: 'Picket does not run: no sources are read and no tickets are opened.',
  hint: 'Start it with `picket start`, or with the service manager that runs it.',
};

async function examineFolder(config: Config): Promise<Check> {
  const title = 'Data folder';
  const { data } = config;
  if (!existsSync(data)) {
    const isNeeded = config.databaseUrl === undefined;
    return {
      id: 'data_folder',
      title,
      status: isNeeded ? 'fail' : 'unknown',
      what: `${data} does not exist.`,
      hint: 'Set PICKET_DATA to the folder of your installation. On the first start, Picket creates a new folder.',
    };
  }
  try {
    await access(data, constants.R_OK | constants.W_OK | constants.X_OK);
    return passed('data_folder', title, `${data} exists.`);
  } catch {
    return {
      id: 'data_folder',
      title,
      status: 'fail',
      what: `This user cannot read and write ${data}.`,
      hint: 'Run the command as the user that runs Picket, or make that user the owner of the folder.',
    };
  }
}

async function examineDatabase(config: Config): Promise<Check> {
  const title = 'Database';
  try {
    const { openDatabaseOf } = await import('../app/open-database.ts');
    const database = await openDatabaseOf(config);
    try {
      const pending = await database.pendingMigrations();
      return pending.length === 0
        ? passed('database', title, `${whereIs(config)} opens and is up to date.`)
        : failing('database', title, appProblems.notMigrated(pending));
    } finally {
      await database.close();
    }
  } catch (error) {
    return failing('database', title, toProblem(error));
  }
}

/** The checks by Picket itself, running or opened for this command. */
async function examineApi(io: Io, config: Config): Promise<Check[]> {
  let api: Api | undefined;
  try {
    api = await connect(io, config);
    return (await api.send<{ checks: Check[] }>('POST', '/api/v1/troubleshoot')).checks;
  } catch (error) {
    const problem =
      error instanceof CommandFailure && error.problem !== null ? error.problem : toProblem(error);
    return [failing('api', 'Picket answers', problem)];
  } finally {
    await api?.close();
  }
}
