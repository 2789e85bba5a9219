import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { RuleBody, ruleBodySchema } from '../../dns/policy/rulesets/rule-body.ts';
import { wrongUse } from '../io.ts';

type Conditions = RuleBody['when'];
type Window = Conditions['windows'][number];

/** A rule in the form of a request: values that are left out have their default. */
export type RuleInput = z.input<typeof ruleBodySchema>;

export interface RuleOptions {
  readonly domain?: string[];
  readonly tld?: string[];
  readonly category?: string[];
  readonly type?: string[];
  readonly network?: string[];
  readonly device?: string[];
  readonly window?: string[];
  readonly action?: RuleBody['action'];
  readonly locked?: boolean;
  readonly overrideGuard?: boolean;
}

const actions = ['nxdomain', 'nodata', 'refused', 'allow', 'watch'] as const satisfies RuleBody['action'][];

/** The word that removes a condition. */
const none = 'none';

/** Conditions and action of a rule, as options. */
export const withRuleOptions = (command: Command) =>
  command
    .addOption(new Option('--action <action>', 'how it is blocked, or allow, or watch').choices([...actions]))
    .option('--domain <name...>', 'names as in lists (=exact, *.below); * stands for characters of a label')
    .option('--tld <tld...>', 'top-level domains')
    .option('--category <category...>', 'categories of the name, as `picket dns categories` shows them')
    .option('--type <type...>', 'query types: A, AAAA, TXT, TYPE65')
    .option('--network <network...>', 'networks of the client')
    .option('--device <name...>', 'devices, by their names')
    .option('--window <window...>', 'times of the week: "mon,tue 22:00-06:00 Europe/London"')
    .option('--locked', 'no company can weaken it; for rules of the MSP')
    .option('--no-locked', 'companies can weaken it')
    .option('--override-guard', 'it holds for names on the guard list, too')
    .option('--no-override-guard', 'it does not hold for names on the guard list');

/** Applies the options to a rule; what they omit stays unchanged. */
export function ruleFrom(options: RuleOptions, before: RuleInput): RuleInput {
  return {
    ...before,
    when: conditionsFrom(options, before.when),
    action: options.action ?? before.action,
    locked: options.locked ?? before.locked,
    overridesGuard: options.overrideGuard ?? before.overridesGuard,
  };
}

function conditionsFrom(options: RuleOptions, before: RuleInput['when']): RuleInput['when'] {
  const given = <T>(typed: string[] | undefined, known: T[] | undefined, read: (text: string) => T) =>
    typed === undefined ? known : typed.filter((one) => one !== none).map(read);
  const same = (text: string) => text;
  return {
    names: given(options.domain, before.names, readPattern),
    tlds: given(options.tld, before.tlds, same),
    categories: given(options.category, before.categories, same),
    types: given(options.type, before.types, same),
    networks: given(options.network, before.networks, same),
    devices: given(options.device, before.devices, same),
    windows: given(options.window, before.windows, readWindow),
  };
}

function readPattern(text: string): Conditions['names'][number] {
  if (text.startsWith('=')) return { pattern: text.slice(1), reach: 'exact' };
  if (text.startsWith('*.')) return { pattern: text.slice(2), reach: 'only_below' };
  return { pattern: text, reach: 'with_below' };
}

/** The API checks days and times, and names invalid ones. */
function readWindow(text: string): Window {
  const [, days, from, to, timeZone] = /^(\S+) +(\d\d:\d\d)-(\d\d:\d\d) +(\S+)$/.exec(text.trim()) ?? [];
  if (days === undefined || from === undefined || to === undefined || timeZone === undefined)
    throw wrongUse(`“${text}” is not a time of the week.`, 'Write "mon,tue 22:00-06:00 Europe/London".');
  return { days: days.toLowerCase().split(',') as Window['days'], from, to, timeZone };
}

/** The conditions of a rule on one line. */
export function describeConditions(when: Conditions): string {
  const { names, windows, tlds, ...others } = when;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['name', names.map(writePattern)],
    ['top-level domain', tlds],
    ...Object.entries(others),
    ['time', windows.map(({ days, from, to, timeZone }) => `${days.join(',')} ${from}-${to} ${timeZone}`)],
  ];
  const given = parts.filter(([, values]) => values.length > 0);
  return given.map(([name, values]) => `${name} ${values.join(' or ')}`).join('; ') || 'everything';
}

function writePattern({ pattern, reach }: Conditions['names'][number]): string {
  return reach === 'exact' ? `=${pattern}` : reach === 'only_below' ? `*.${pattern}` : pattern;
}
