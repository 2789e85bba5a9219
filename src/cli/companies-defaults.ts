import type { Command } from 'commander';
import { visibleText } from '../platform/values/visible-text.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { words, wrongUse } from './io.ts';

type Named = { readonly id: number; readonly name: string };

interface Defaults {
  readonly company: Named;
  readonly agreement: Named | null;
  readonly site: Named | null;
  readonly contact: Named | null;
  readonly problem: { readonly message: string; readonly hint: string } | null;
}

const kinds = ['agreement', 'site', 'contact'] as const;
type Options = { readonly [K in (typeof kinds)[number]]?: string };

/** `picket companies defaults`: agreement, site and contact of the tickets of a company. */
export function defaultsCommand(
  cli: Cli,
  findCompany: (api: Api, typed: string) => Promise<{ readonly id: number }>,
): Command {
  const show = ({ company, problem, ...defaults }: Defaults): string[] => [
    `In ConnectWise  ${visibleText(company.name)} (${company.id})`,
    ...kinds.map((kind) => {
      const one = defaults[kind];
      const label = kind.charAt(0).toUpperCase() + kind.slice(1);
      return `${label.padEnd(14)}  ${one === null ? '–' : `${visibleText(one.name)} (${one.id})`}`;
    }),
    ...(problem === null ? [] : [words(`${problem.message} ${problem.hint}`)]),
  ];
  const command = apiCommand<Options>(
    cli,
    'defaults <company>',
    'Show or set agreement, site and contact of the tickets of a company (id or name)',
    async (api, { args, command: called, options }) => {
      const { id } = await findCompany(api, args[0] ?? '');
      const path = `/api/v1/companies/${id}/ticket-defaults`;
      const before = await api.get<Defaults>(path);
      if (kinds.every((kind) => options[kind] === undefined)) return cli.answer(called, before, show);
      const after: Record<string, number | null> = {};
      for (const kind of kinds)
        after[`${kind}Id`] = await chosen(api, path, kind, options[kind], before[kind]?.id ?? null);
      cli.answer(called, await api.send<Defaults>('PUT', path, after), show);
    },
  );
  for (const kind of kinds)
    command.option(`--${kind} <${kind}>`, `by name or number in ConnectWise; "none" removes it`);
  return command;
}

async function chosen(
  api: Api,
  path: string,
  kind: string,
  typed: string | undefined,
  before: number | null,
): Promise<number | null> {
  if (typed === undefined) return before;
  if (typed === 'none') return null;
  if (/^\d+$/.test(typed)) return Number(typed);
  const query = new URLSearchParams({ kind, search: typed });
  const { items } = await api.get<{ items: Named[] }>(`${path}/choices?${query}`);
  const exact = items.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
  const found = exact.length > 0 ? exact : items;
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const names = found.slice(0, 10).map(({ id, name }) => `${id} (${visibleText(name)})`);
  throw wrongUse(
    found.length === 0 ? `The company has no ${kind} “${typed}”.` : `“${typed}” matches several.`,
    found.length === 0
      ? 'Write the name as ConnectWise shows it.'
      : `Enter the number of one: ${names.join('; ')}.`,
  );
}
