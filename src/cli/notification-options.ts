import type { Command } from 'commander';
import { type ChannelView, usualMostPerHour } from '../ops/notifications/channel.ts';
import { type ChosenEvents, type EventName, eventNames, events } from '../ops/notifications/events.ts';
import { closest } from '../platform/values/closest.ts';
import { type Io, wrongUse } from './io.ts';
import { readSecret } from './secret-input.ts';
import { typedNumber } from './typed-number.ts';

export interface ChannelOptions {
  name?: string;
  event?: string[];
  quietDays?: string[];
  quietFrom?: string;
  quietTo?: string;
  quietZone?: string;
  /** False for `--no-quiet`. */
  quiet?: boolean;
  mostPerHour?: string;
  urlFile?: string;
  smtpHost?: string;
  smtpPort?: string;
  smtpSecurity?: string;
  /** False for `--no-smtp-user`. */
  smtpUser?: string | boolean;
  passwordFile?: string;
  from?: string;
  to?: string[];
}

export const withChannelOptions = (command: Command): Command =>
  command
    .option('--url-file <file>', 'Teams, Slack, webhook: a file with the address; - reads standard input')
    .option('--smtp-host <host>', 'e-mail: the server')
    .option('--smtp-port <port>', 'e-mail: its port (587)')
    .option('--smtp-security <how>', 'e-mail: starttls, tls or none (starttls)')
    .option('--smtp-user <user>', 'e-mail: the user, if the server needs a sign-in')
    .option('--no-smtp-user', 'e-mail: the server needs no sign-in')
    .option('--password-file <file>', 'e-mail: a file with the user’s password; - reads standard input')
    .option('--from <address>', 'e-mail: the sender')
    .option('--to <address...>', 'e-mail: the recipients')
    .option('--event <event...>', 'only these events; `held=30`: when it has lasted for 30 minutes')
    .option('--quiet-days <day...>', 'days on which quiet hours start: mon, tue, … (all)')
    .option('--quiet-from <HH:MM>', 'the start of the quiet hours')
    .option('--quiet-to <HH:MM>', 'their end')
    .option('--quiet-zone <zone>', 'their time zone: Europe/London (that of this terminal)')
    .option('--no-quiet', 'no quiet hours')
    .option(
      '--most-per-hour <number>',
      `messages per hour at most (${usualMostPerHour}); the rest waits for one digest`,
    );

/** The body of a request from the given options. `before`: the channel that is changed. */
export async function channelBody(io: Io, options: ChannelOptions, before: ChannelView | null) {
  const { name, urlFile, passwordFile } = options;
  const secret = (what: string, option: string, file: string) => readSecret(io, { what, option, file });
  return {
    ...(name === undefined ? {} : { name }),
    ...(options.event === undefined ? {} : { events: typedEvents(options.event) }),
    ...quietOf(options, before),
    ...typedNumber('mostPerHour', options.mostPerHour),
    ...mailOf(options, before),
    ...(urlFile === undefined ? {} : { url: (await secret('Address', '--url-file', urlFile)).trim() }),
    ...(passwordFile === undefined
      ? {}
      : { password: await secret('Password', '--password-file', passwordFile) }),
  };
}

/** `held`, with its usual minutes, or `held=30`. */
export function typedEvents(typed: readonly string[]): ChosenEvents {
  return Object.fromEntries(
    typed.map((one) => {
      const [name = '', minutes] = one.split('=');
      const known = eventNames.find((event) => event === name);
      if (known === undefined) {
        const near = closest(name, eventNames);
        throw wrongUse(
          `There is no event “${name}”${near === undefined ? '' : `; did you mean “${near}”?`}.`,
          'List them with `picket notifications events`.',
        );
      }
      return [known, minutes === undefined ? usual(known) : wholeNumber(minutes)];
    }),
  );
}

const usual = (event: EventName): number => events[event].minutes;

function wholeNumber(typed: string): number {
  const minutes = Number(typed);
  if (typed.trim() === '' || !Number.isInteger(minutes))
    throw wrongUse(`“${typed}” is not a whole number of minutes.`, 'Enter an event as `held=30`.');
  return minutes;
}

function quietOf(options: ChannelOptions, before: ChannelView | null) {
  if (options.quiet === false) return { quiet: null };
  const given = {
    ...(options.quietDays === undefined ? {} : { days: options.quietDays }),
    ...(options.quietFrom === undefined ? {} : { from: options.quietFrom }),
    ...(options.quietTo === undefined ? {} : { to: options.quietTo }),
    ...(options.quietZone === undefined ? {} : { timeZone: options.quietZone }),
  };
  if (Object.keys(given).length === 0) return {};
  const usually = {
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return { quiet: { ...usually, ...before?.quiet, ...given } };
}

function mailOf(options: ChannelOptions, before: ChannelView | null) {
  const { smtpHost, smtpSecurity, smtpUser, from, to } = options;
  const given = {
    ...(smtpHost === undefined ? {} : { host: smtpHost }),
    ...typedNumber('port', options.smtpPort),
    ...(smtpSecurity === undefined ? {} : { security: smtpSecurity }),
    ...(smtpUser === undefined || smtpUser === true ? {} : { user: smtpUser === false ? null : smtpUser }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  if (Object.keys(given).length === 0) return {};
  return { mail: { port: 587, security: 'starttls', user: null, ...before?.mail, ...given } };
}
