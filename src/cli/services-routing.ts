import type { Command } from 'commander';
import { type DestinationIds, idsOf } from '../connectwise/services/destination.ts';
import type { RoutingRule } from '../connectwise/services/rule.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { describeRule, parseRule, type RuleOptions, withRuleOptions } from './routing-rule-options.ts';

const path = '/api/v1/connectwise/routing-rules';

interface List {
  readonly items: readonly RoutingRule[];
}

interface Tried {
  readonly incidentId: number;
  readonly takenBy: { readonly name: string } | null;
  readonly rules: readonly { name: string; enabled: boolean; takes: boolean }[];
}

interface Given {
  readonly options: ReleaseOption;
  readonly command: Command;
}

/** `services routing`: which tickets do not use the Services tab. */
export function routingCommand(cli: Cli): Command {
  const group = newCommand(
    'routing',
    'Rules that send tickets to another board; the first matching rule applies',
  );
  const shown = (command: Command, list: List) =>
    cli.answer(command, list.items, (items) => show(cli, items));
  const rule = async (api: Api, typed: string) => findRule((await api.get<List>(path)).items, typed);
  /** Sends a change, and shows the rules afterwards. */
  const send = (
    api: Api,
    { options, command }: Given,
    method: 'POST' | 'PUT' | 'DELETE',
    at: string,
    body?: object,
  ) =>
    releasing(cli, api, options, async (query) =>
      shown(command, await api.send<List>(method, `${path}${at}${query}`, body)),
    );
  const put = (api: Api, given: Given, rule: RoutingRule, ids?: DestinationIds) => {
    const { id, name, enabled, matches, destination } = rule;
    const body = { name, enabled, matches, destination: ids ?? idsOf(destination) };
    return send(api, given, 'PUT', `/${id}`, body);
  };

  group.addCommand(
    apiCommand(cli, 'show', 'List the rules in order', async (api, { command }) => {
      shown(command, await api.get<List>(path));
    }),
    { isDefault: true },
  );
  group.addCommand(
    withRuleOptions(
      apiCommand<RuleOptions & ReleaseOption>(
        cli,
        'add <name>',
        'Add a rule at the end',
        async (api, given) => {
          const { matches, destination } = await parseRule(api, given.options, null);
          const name = given.args[0] ?? '';
          await send(api, given, 'POST', '', { name, matches, destination });
        },
      ),
    ),
  );
  group.addCommand(
    withRuleOptions(
      apiCommand<RuleOptions & ReleaseOption>(
        cli,
        'set <rule>',
        'Change a rule; omitted options keep their values, none removes a value',
        async (api, given) => {
          const before = await rule(api, given.args[0] ?? '');
          const { matches, destination } = await parseRule(api, given.options, before);
          const name = given.options.name ?? before.name;
          await put(api, given, { ...before, name, matches }, destination);
        },
      ).option('--name <name>', 'another name'),
    ),
  );
  for (const [verb, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    group.addCommand(
      apiCommand<ReleaseOption>(
        cli,
        `${verb} <rule>`,
        `Switch a rule ${enabled ? 'on' : 'off'}`,
        async (api, given) => {
          await put(api, given, { ...(await rule(api, given.args[0] ?? '')), enabled });
        },
      ).addOption(releaseOption()),
    );
  }
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'move <rule> <place>',
      'Move a rule to this position: 1 is first',
      async (api, given) => {
        const { items } = await api.get<List>(path);
        const { id } = findRule(items, given.args[0] ?? '');
        const place = Number(given.args[1]);
        if (!Number.isSafeInteger(place) || place < 1)
          throw wrongUse('The position must be a number from 1 up.', 'Enter 1 to put the rule first.');
        const ids = items.map((one) => one.id).filter((other) => other !== id);
        ids.splice(place - 1, 0, id);
        await send(api, given, 'PUT', '/order', { ids });
      },
    ).addOption(releaseOption()),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(cli, 'remove <rule>', 'Delete a rule', async (api, given) => {
      const { id } = await rule(api, given.args[0] ?? '');
      await send(api, given, 'DELETE', `/${id}`);
    }).addOption(releaseOption()),
  );
  group.addCommand(
    apiCommand(
      cli,
      'test <incident>',
      'Show which rule matches an incident',
      async (api, { args, command }) => {
        const incidentId = Number(args[0]);
        if (!Number.isSafeInteger(incidentId))
          throw wrongUse('Enter the number of an incident.', 'List them: picket incidents.');
        const tried = await api.send<Tried>('POST', `${path}/test`, { incidentId });
        cli.answer(command, tried, ({ takenBy, rules }) => [
          takenBy === null
            ? `No rule matches incident ${incidentId}: its ticket uses the ticket service.`
            : `Incident ${incidentId} matches the rule “${takenBy.name}”.`,
          ...rules.map(
            ({ name, enabled, takes }) =>
              `  ${takes ? 'fits     ' : 'does not '} ${name}${enabled ? '' : ' (off)'}`,
          ),
        ]);
      },
    ),
  );
  return group;
}

function findRule(rules: readonly RoutingRule[], typed: string): RoutingRule {
  const wanted = typed.trim().toLowerCase();
  const found = rules.find(({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw wrongUse(
    `There is no routing rule “${typed}”.`,
    rules.length === 0
      ? 'Add one: picket services routing add.'
      : `Enter one of: ${rules.map(({ name }) => name).join(', ')}.`,
  );
}

const show = ({ io }: Cli, rules: readonly RoutingRule[]): string[] =>
  rules.length === 0
    ? ['There are no routing rules: every ticket uses the ticket service.']
    : [
        ...table(
          io,
          ['ID', 'NAME', 'ON', 'TAKES', 'OVERRIDES'],
          rules.map((rule) => {
            const { takes, overrides } = describeRule(rule);
            return [rule.id, rule.name, rule.enabled ? 'yes' : 'no', takes, overrides];
          }),
        ),
        ...rules.flatMap(({ problem }) => (problem === null ? [] : [`! ${problem.message} ${problem.hint}`])),
      ];
