import { Command } from 'commander';
import { escapeHidden } from '../platform/values/visible-text.ts';
import type { Api } from './api-client.ts';
import { withApi } from './connect.ts';
import { type Io, terminalLine } from './io.ts';
import { withProgress } from './progress.ts';

/** What every command file needs to define its commands. */
export interface Cli {
  readonly io: Io;
  /** Prints an answer: as JSON if `--json` was given, otherwise with `show`. */
  answer<T>(command: Command, value: T, show: (value: T) => readonly string[]): void;
  isJson(command: Command): boolean;
}

export function makeCli(io: Io): Cli {
  const isJson = (command: Command) => command.optsWithGlobals<{ json?: boolean }>().json === true;
  return {
    io,
    isJson,
    answer(command, value, show) {
      if (isJson(command)) io.out(escapeHidden(JSON.stringify(value, null, io.terminal ? 2 : undefined)));
      else for (const line of show(value)) io.out(terminalLine(io, line));
    },
  };
}

/** A command that calls Picket's API. Like all commands it takes `--json`. */
export function apiCommand<Options extends object = Record<string, never>>(
  cli: Cli,
  usage: string,
  description: string,
  work: (api: Api, given: { args: string[]; options: Options; command: Command }) => Promise<void>,
): Command {
  const [name = '', ...args] = usage.split(' ');
  const command = newCommand(name, description);
  for (const arg of args) command.argument(arg);
  command.action(() =>
    withApi(cli.io, (api) =>
      withProgress(cli.io, 'Working', () =>
        work(api, { args: command.args, options: command.opts<Options>(), command }),
      ),
    ),
  );
  return command;
}

export const newCommand = (name: string, description: string): Command =>
  new Command(name).description(description).option('--json', 'print JSON for programs');
