import type { Command } from 'commander';
import { plural } from '../platform/values/text.ts';
import { apiCommand, type Cli } from './command.ts';
import { nameOf } from './company-name.ts';
import { CommandFailure, table } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';

interface Suggestion {
  readonly companyId: number;
  readonly name: string;
  readonly externalId: string;
  readonly sameNameElsewhere: boolean;
  readonly heldIncidents: number;
  readonly candidates: readonly {
    readonly connectwiseCompanyId: number;
    readonly name: string;
    readonly status: string | null;
    readonly types: readonly string[];
    readonly confidence: 'exact' | 'normalised' | 'similar';
    readonly doubt: 'several_in_connectwise' | 'several_at_sources' | 'not_active' | null;
    readonly score: number;
  }[];
}

interface MappingResult {
  readonly companyId: number;
  readonly ok: boolean;
  readonly problem?: { readonly message: string };
}

/** The most mappings that one request accepts. */
const atOnce = 200;

/**
 * `companies suggest`: similar companies in ConnectWise for each company; maps the exact matches if asked to.
 */
export function suggestCommand(cli: Cli): Command {
  return apiCommand<ReleaseOption & { acceptExact?: boolean }>(
    cli,
    'suggest',
    'Suggest a ConnectWise company for each company without a mapping',
    async (api, { command, options }) => {
      const suggestions = await api.all<Suggestion>('/api/v1/companies/suggestions');
      if (!options.acceptExact) return cli.answer(command, suggestions, (all) => show(cli, all));

      const wanted = suggestions.flatMap(({ companyId, candidates: [first] }) =>
        first?.confidence === 'exact'
          ? [{ companyId, connectwiseCompanyId: first.connectwiseCompanyId }]
          : [],
      );
      const results: MappingResult[] = [];
      const failures = () => results.filter(({ ok }) => !ok);
      await releasing(cli, api, options, async (query) => {
        for (let from = 0; from < wanted.length; from += atOnce) {
          const mappings = wanted.slice(from, from + atOnce);
          const answer = await api.send<{ results: MappingResult[] }>(
            'POST',
            `/api/v1/companies/mappings${query}`,
            {
              mappings,
            },
          );
          results.push(...answer.results);
        }
        cli.answer(command, { results }, () => [
          `${plural(results.length - failures().length, 'company was', 'companies were')} mapped.`,
          ...failures().map(
            ({ companyId, problem }) => `Company ${companyId} was not mapped: ${problem?.message ?? ''}`,
          ),
        ]);
      });
      if (failures().length > 0) throw new CommandFailure(null);
    },
  )
    .option(
      '--accept-exact',
      'map companies with the same name or identifier, if it is unique on both sides and active',
    )
    .addOption(releaseOption());
}

const doubts = {
  several_in_connectwise: 'same name, several in ConnectWise',
  several_at_sources: 'same name, several in the sources',
  not_active: 'same name, inactive',
} as const;

const sureness = ({ confidence, doubt, score }: Suggestion['candidates'][number]): string => {
  if (doubt !== null) return doubts[doubt];
  return confidence === 'similar' ? `similar, ${Math.round(score * 100)} %` : confidence;
};

const show = ({ io }: Cli, suggestions: readonly Suggestion[]): string[] =>
  table(
    io,
    ['ID', 'COMPANY', 'HELD', 'CONFIDENCE', 'STATUS', 'TYPE', 'IN CONNECTWISE'],
    suggestions.flatMap(({ companyId, heldIncidents, candidates, ...named }) =>
      candidates.length === 0
        ? [[companyId, nameOf(named), heldIncidents, null, null, null, null]]
        : candidates
            .slice(0, 3)
            .map((one, at) => [
              ...(at === 0 ? [companyId, nameOf(named), heldIncidents] : ['', '', '']),
              sureness(one),
              one.status,
              one.types.join(', ') || null,
              `${one.name} (${one.connectwiseCompanyId})`,
            ]),
    ),
  );
