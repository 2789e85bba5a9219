import type { Command } from 'commander';
import type { RuleBody } from '../../dns/policy/rulesets/rule-body.ts';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table, wrongUse } from '../io.ts';
import {
  describeConditions,
  type RuleInput,
  type RuleOptions,
  ruleFrom,
  withRuleOptions,
} from './rule-options.ts';

interface Ruleset {
  readonly items: readonly (RuleBody & { readonly id: number })[];
  readonly revision: string;
}

interface Whose {
  readonly company?: string;
}

const pathOf = async (api: Api, { company }: Whose) =>
  `/api/v1/dns/rules${company === undefined ? '' : `?companyId=${(await findCompany(api, company)).id}`}`;

/** `picket dns rules`: what is blocked or allowed by conditions, in order. */
export function dnsRulesCommand(cli: Cli): Command {
  const group = newCommand('rules', 'Rules of the MSP or of a company; the first that holds decides');

  /** A command for the rules of the MSP, or of the company that `--company` names. */
  const rulesCommand = <Options extends object>(
    usage: string,
    description: string,
    work: (api: Api, args: string[], options: Options & Whose) => Promise<Ruleset>,
  ) =>
    apiCommand<Options & Whose>(cli, usage, description, async (api, { args, command, options }) =>
      cli.answer(command, await work(api, args, options), ({ items }) => show(cli, items)),
    ).option('--company <company>', 'of this company (id or name); else of the MSP');

  /** A command that replaces all rules. It fails if somebody changed them meanwhile, which the revision shows. */
  const changing = <Options extends object>(
    usage: string,
    description: string,
    change: (items: Ruleset['items'], args: string[], options: Options) => readonly RuleInput[],
  ) =>
    rulesCommand<Options>(usage, description, async (api, args, options) => {
      const path = await pathOf(api, options);
      const { items, revision } = await api.get<Ruleset>(path);
      return api.send<Ruleset>('PUT', path, { items: change(items, args, options), revision });
    });

  group.addCommand(
    rulesCommand('list', 'Show the rules in order', async (api, _, options) =>
      api.get<Ruleset>(await pathOf(api, options)),
    ),
    { isDefault: true },
  );
  group.addCommand(
    withRuleOptions(
      changing<RuleOptions>('add <name>', 'Add a rule at the end', (items, [name = ''], options) => [
        ...items,
        ruleFrom(options, { name, when: {}, action: 'nxdomain' }),
      ]),
    ),
  );
  group.addCommand(
    withRuleOptions(
      changing<RuleOptions & { name?: string }>(
        'set <rule>',
        'Change a rule; omitted options keep their values, none removes a condition',
        (items, [typed = ''], options) => {
          const before = findRule(items, typed);
          const after = { ...ruleFrom(options, before), name: options.name ?? before.name };
          return items.map((one) => (one === before ? after : one));
        },
      ).option('--name <name>', 'another name'),
    ),
  );
  for (const [verb, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const)
    group.addCommand(
      changing(`${verb} <rule>`, `Switch a rule ${enabled ? 'on' : 'off'}`, (items, [typed = '']) => {
        const rule = findRule(items, typed);
        return items.map((one) => (one === rule ? { ...one, enabled } : one));
      }),
    );
  group.addCommand(
    changing('move <rule> <place>', 'Move a rule to this position: 1 is first', (items, [typed = '', to]) => {
      const rule = findRule(items, typed);
      const place = Number(to);
      if (!Number.isSafeInteger(place) || place < 1)
        throw wrongUse('The position must be a number from 1 up.', 'Enter 1 to put the rule first.');
      return items.filter((one) => one !== rule).toSpliced(place - 1, 0, rule);
    }),
  );
  group.addCommand(
    changing('remove <rule>', 'Delete a rule', (items, [typed = '']) => {
      const rule = findRule(items, typed);
      return items.filter((one) => one !== rule);
    }),
  );
  return group;
}

function findRule(items: Ruleset['items'], typed: string): Ruleset['items'][number] {
  const wanted = typed.trim().toLowerCase();
  const found = items.filter(({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted);
  const [only, ...others] = found;
  if (only === undefined)
    throw wrongUse(
      `There is no rule “${typed}” here.`,
      'See `picket dns rules`; rules of a company need --company.',
    );
  if (others.length > 0)
    throw wrongUse(
      `Several rules are called “${typed}”.`,
      `Use the id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  return only;
}

const show = ({ io }: Cli, items: Ruleset['items']): string[] =>
  items.length === 0
    ? ['There are no rules here.']
    : table(
        io,
        ['ID', 'NAME', 'ON', 'ACTION', 'LOCKED', 'HOLDS FOR'],
        items.map((one) => [
          one.id,
          one.name,
          one.enabled ? 'yes' : 'no',
          one.action,
          one.locked ? 'yes' : 'no',
          `${describeConditions(one.when)}${one.overridesGuard ? '; overrides the guard list' : ''}`,
        ]),
      );
