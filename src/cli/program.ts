import { Command, CommanderError } from 'commander';
import { versionAndCommit } from '../platform/config/version.ts';
import { toProblem } from '../platform/values/problem.ts';
import { acceptancesCommand } from './acceptances.ts';
import { actingCommand } from './acting.ts';
import { allowCommand } from './allow.ts';
import { applyCommand } from './apply.ts';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { closingCommand } from './closing.ts';
import { makeCli } from './command.ts';
import { companiesCommand } from './companies.ts';
import { configCommand } from './config.ts';
import { connectionCommand } from './connection.ts';
import { demoCommand } from './demo/demo.ts';
import { detectionsCommand } from './detections.ts';
import { dnsCommand } from './dns/dns.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand, importCommand, migrateCommand } from './export.ts';
import { incidentsCommand } from './incidents.ts';
import { CommandFailure, type Io, printProblem, wrongUse } from './io.ts';
import { maintenanceCommand } from './maintenance.ts';
import { notificationsCommand } from './notifications.ts';
import { releasesCommand } from './releases.ts';
import { reportCommand } from './report.ts';
import { sandboxCommand } from './sandbox.ts';
import { servicesCommand } from './services.ts';
import { settingsCommand } from './settings.ts';
import { severityCommand } from './severity.ts';
import { silencesCommand } from './silences.ts';
import { sourcesCommand } from './sources.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';
import { ticketsCommand } from './tickets.ts';
import { tokenCommand } from './token.ts';
import { upgradeCommand } from './upgrade.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

const environment = `
Commands use the Picket that runs on this machine. If it is stopped, they open its installation.
  PICKET_DATA              the data folder (./picket-data)
  PICKET_URL, PICKET_TOKEN a Picket on another machine, and its API token
All variables are in .env.example; picket config check shows what is in force.

Exit status: 0 success, 1 a fault was found, 2 wrong usage.`;

/** Runs one command and returns the exit status. `argv`: without the program and the script. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const json = argv.includes('--json');
  const program = makeProgram({ ...io, json }, json);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error, io, json);
  }
}

/** All commands. */
export function makeProgram(io: Io, json: boolean): Command {
  const cli = makeCli(io);
  const program = new Command('picket')
    .description('Opens a ConnectWise PSA service ticket, exactly once, for every detected threat.')
    .version(versionAndCommit)
    .addHelpText('after', environment)
    .showSuggestionAfterError();
  const commands = [
    ['Run', [startCommand, demoCommand, sandboxCommand]],
    [
      'See the status',
      [
        statusCommand,
        doctorCommand,
        verifyCommand,
        detectionsCommand,
        incidentsCommand,
        releasesCommand,
        ticketsCommand,
        reportCommand,
        allowCommand,
        auditCommand,
      ],
    ],
    ['Reduce noise on the board', [silencesCommand, acceptancesCommand, maintenanceCommand, severityCommand]],
    [
      'Set up',
      [
        applyCommand,
        connectionCommand,
        servicesCommand,
        companiesCommand,
        sourcesCommand,
        settingsCommand,
        notificationsCommand,
        actingCommand,
        closingCommand,
        userCommand,
        tokenCommand,
      ],
    ],
    ['Protective DNS', [dnsCommand]],
    ['Keep', [configCommand, backupCommand, exportCommand, importCommand, migrateCommand, upgradeCommand]],
  ] as const;
  for (const [heading, makers] of commands) {
    for (const make of makers) program.addCommand(make(cli).helpGroup(`${heading}:`));
  }
  for (const command of allOf(program)) {
    // An option after a subcommand is that of the subcommand, also if the command has one of the same name.
    command.enablePositionalOptions();
    command.exitOverride().configureOutput({
      writeOut: (text) => io.out(text.replace(/\n$/, '')),
      writeErr: (text) => io.err(text.replace(/\n$/, '')),
      // With --json it is reported at the end, like every other error.
      outputError: (text, write) => json || write(text),
    });
  }
  return program;
}

const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

function report(error: unknown, io: Io, json: boolean): number {
  if (error instanceof CommanderError) {
    // Help and version are answers. Commander printed other messages already, unless output is JSON.
    if (error.exitCode === 0) return 0;
    if (!json || error.code === 'commander.help') return 2;
  }
  const failure = failureOf(error);
  const { problem, exitStatus, lines } = failure;
  if (problem !== null) {
    if (json) io.err(JSON.stringify({ error: { ...problem, ...(lines.length > 0 ? { lines } : {}) } }));
    else printProblem(io, problem, lines);
  }
  return exitStatus;
}

function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (!(error instanceof CommanderError)) return new CommandFailure(toProblem(error));
  const [message = '', ...suggestion] = error.message.replace(/^error: /, '').split('\n');
  return wrongUse(`${message}.`, suggestion.join(' ').replace(/[()]/g, '') || 'See `picket --help`.');
}
