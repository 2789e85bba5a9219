import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { parse } from 'yaml';
import type { StepView } from '../ops/configuration/plan.ts';
import type { MadeSecret, MadeSigningSecret } from '../platform/settings/configuration-kind.ts';
import { groupBy } from '../platform/values/group-by.ts';
import { plural } from '../platform/values/text.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import { apiCommand, type Cli } from './command.ts';
import { paint, wrongUse } from './io.ts';
import { readText } from './read-text.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';

interface Options extends ReleaseOption {
  readonly file: string;
  readonly secrets?: string;
  readonly prune?: boolean;
  readonly plan?: boolean;
  readonly yes?: boolean;
}

interface Need {
  readonly section: string;
  readonly name: string;
  readonly what: string;
  readonly where: string;
  readonly missing: boolean;
}

interface Plan {
  readonly hash: string;
  readonly steps: readonly StepView[];
  readonly needs: readonly Need[];
  readonly unchanged: number;
  readonly over: readonly string[];
}

type Applied = Plan & {
  readonly applied: boolean;
  readonly secrets: readonly MadeSecret[];
  readonly signing: readonly MadeSigningSecret[];
};

const path = '/api/v1/configuration';

/** `picket apply`: changes the configuration to match a file. */
export function applyCommand(cli: Cli): Command {
  return apiCommand<Options>(
    cli,
    'apply',
    'Make the configuration what a file says: show a plan, then apply it in one transaction',
    async (api, { command, options }) => {
      const body = {
        file: await readText(cli.io, '--file', options.file),
        prune: options.prune ?? false,
        ...(options.secrets === undefined ? {} : { secrets: await readSecrets(cli, options.secrets) }),
      };
      const plan = await api.send<Plan>('POST', `${path}/plan`, body);
      const isToBeApplied = plan.steps.length > 0 && options.plan !== true;
      if (!isToBeApplied || !cli.isJson(command))
        cli.answer(command, notApplied(plan), () => describe(cli, plan));
      if (!isToBeApplied) return;
      const missing = plan.needs.filter((one) => one.missing);
      if (missing.length > 0)
        throw wrongUse(
          `The plan needs ${plural(missing.length, 'secret')} that the file does not contain.`,
          `${missing.map(describeNeed).join(' ')} Then add --secrets FILE. Nothing was changed.`,
        );
      if (cli.io.terminal && options.yes !== true && !cli.isJson(command)) await confirm(cli);
      await releasing(cli, api, options, async (query) => {
        const applied = await api.send<Applied>('POST', `${path}/apply${query}`, {
          ...body,
          hash: plan.hash,
        });
        cli.answer(command, { ...applied, applied: true }, ({ steps, secrets, signing }) => [
          ...secrets.flatMap(shownOnce),
          ...signing.flatMap(signingShownOnce),
          `Applied: ${plural(steps.length, 'change')}.`,
        ]);
      });
    },
  )
    .requiredOption('-f, --file <file>', 'the file, YAML or JSON; - is standard input')
    .option(
      '--secrets <file>',
      'a file with the secrets of new sources, new notification channels and a new connection',
    )
    .option('--prune', 'delete the objects that a section of the file does not name')
    .option('--plan', 'show the plan only')
    .option('-y, --yes', 'do not ask at a terminal')
    .addOption(releaseOption());
}

const notApplied = (plan: Plan): Applied => ({ ...plan, applied: false, secrets: [], signing: [] });

async function readSecrets(cli: Cli, file: string): Promise<unknown> {
  const text = await readText(cli.io, '--secrets', file);
  try {
    return parse(text) ?? {};
  } catch (error) {
    const [why = ''] = (error as Error).message.split('\n');
    throw wrongUse(`The file of --secrets is not valid YAML: ${why}`, 'Correct it. Nothing was changed.');
  }
}

const signs = {
  create: ['green', '+'],
  change: ['yellow', '~'],
  delete: ['red', '-'],
  reorder: ['yellow', '~'],
} as const;

function describe({ io }: Cli, { steps, unchanged, over, needs }: Plan): string[] {
  const counted = Object.keys(signs)
    .map((action) => [action, steps.filter((step) => step.action === action).length] as const)
    .filter(([, count]) => count > 0)
    .map(([action, count]) => `${count} ${action}`);
  const ended = over.length === 0 ? '' : ` ${plural(over.length, 'object')} of the file ended before now.`;
  const same = ` ${plural(unchanged, 'object')} ${unchanged === 1 ? 'is' : 'are'} as the file says.${ended}`;
  return [
    ...steps.flatMap(({ action, section, name, fields }) => [
      paint(
        io,
        signs[action][0],
        `${signs[action][1]} ${section}${name === '' ? '' : ` “${visibleText(name)}”`}`,
      ),
      ...fields.flatMap((field) => describeField(field, action)),
    ]),
    ...alike(needs).map((need) => `${paint(io, need.missing ? 'red' : 'yellow', '!')} ${describeNeed(need)}`),
    steps.length === 0 ? `Nothing to change.${same}` : `${counted.join(', ')}.${same}`,
  ];
}

/** What many objects need is said once. */
function alike(needs: readonly Need[]): Need[] {
  const groups = groupBy(needs, ({ section, what, where }) => JSON.stringify([section, what, where]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.slice(0, mostNamed).map(({ name }) => name);
    const more = group.length > mostNamed ? [`${group.length - mostNamed} more`] : [];
    return [{ ...first, name: [...names, ...more].join(', ') }];
  });
}

const mostNamed = 3;

const describeNeed = ({ section, name, what, where }: Need): string =>
  `${section}${name === '' ? '' : ` “${visibleText(name)}”`} needs ${what}. ${where}`;

function describeField({ field, before, after }: StepView['fields'][number], action: string): string[] {
  if (action === 'create') return after === null ? [] : [`    ${field}: ${written(after)}`];
  if (!Array.isArray(before) || !Array.isArray(after) || action === 'reorder')
    return [`    ${field}: ${written(before)} → ${written(after)}`];
  const old = new Set(before.map(written));
  const now = new Set(after.map(written));
  const added = [...now].filter((one) => !old.has(one));
  const gone = [...old].filter((one) => !now.has(one));
  if (added.length + gone.length === 0) return [`    ${field}: another order`];
  return [...listed('-', gone), ...listed('+', added)].map((line) => `    ${field}: ${line}`);
}

/** The most lines that a person reads. */
const mostListed = 20;

const listed = (sign: string, items: readonly string[]): string[] => [
  ...items.slice(0, mostListed).map((item) => `${sign} ${item}`),
  ...(items.length > mostListed ? [`${sign} ${items.length - mostListed} more`] : []),
];

const longest = 200;

/** A value on one line. */
function written(value: unknown): string {
  const text = visibleText(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const shownOnce = ({ source, secret, bearerToken }: MadeSecret): string[] => [
  `The webhook “${visibleText(source)}” is new. Picket does not show its secrets again:`,
  `  signing secret  ${secret}`,
  `  bearer token    ${bearerToken}`,
];

const signingShownOnce = ({ channel, secret }: MadeSigningSecret): string[] => [
  `The notification channel “${visibleText(channel)}” is new. Picket does not show its signing secret again:`,
  `  signing secret  ${secret}`,
];

async function confirm({ io }: Cli): Promise<void> {
  const lines = createInterface({ input: io.stdin, output: process.stderr });
  try {
    const typed = await lines.question('Apply this plan? (yes, or anything else to stop) ', {
      signal: io.signal,
    });
    if (!/^y(es)?$/i.test(typed.trim())) throw wrongUse('The plan was not applied.', 'Nothing was changed.');
  } finally {
    lines.close();
  }
}
