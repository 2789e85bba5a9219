import type { Command } from 'commander';
import {
  boardFields,
  type DestinationField,
  type DestinationIds,
  idsOf,
  levelFields,
  overriddenFields,
  type RecordField,
  recordFields,
} from '../connectwise/services/destination.ts';
import type { RoutingRule, RuleMatches } from '../connectwise/services/rule.ts';
import type { Api } from './api-client.ts';
import { findCompany } from './companies.ts';
import { wrongUse } from './io.ts';
import { list, pick } from './pick-choice.ts';
import { releaseOption } from './releasing.ts';

type Conditions = Partial<
  Record<'company' | 'reason' | 'verdict' | 'threatLevel' | 'severityOf' | 'device' | 'domain', string[]>
>;
export type RuleOptions = Conditions & Partial<Record<DestinationField | 'name', string>>;

/** The word that removes a condition or an override. */
const none = 'none';

/** The conditions and overrides of a rule, as options. */
export const withRuleOptions = (command: Command) =>
  command
    .addOption(releaseOption())
    .option('--company <company...>', 'companies, by id or name; “none” means all')
    .option('--reason <reason...>', 'block reasons; * matches any characters')
    .option('--verdict <verdict...>')
    .option('--threat-level <level...>', 'threat levels of the source')
    .option('--severity-of <severity...>', 'severities: critical, high, medium, low, informational')
    .option('--device <device...>', 'device names or client addresses; * matches any characters')
    .option('--domain <domain...>', 'domains; * matches any characters')
    .option('--board <name or id>', 'the board; then also set its --status and --type')
    .option('--status <name or id>')
    .option('--type <name or id>')
    .option('--priority <name or id>')
    .option('--subtype <name or id>')
    .option('--item <name or id>')
    .option('--team <name or id>')
    .option('--source <name or id>')
    .option('--severity <level>', 'of the ticket: Low, Medium or High')
    .option('--impact <level>', 'of the ticket: Low, Medium or High');

/** The conditions and the destination from the options of a rule. */
export async function parseRule(
  api: Api,
  options: RuleOptions,
  before: RoutingRule | null,
): Promise<{ matches: RuleMatches; destination: DestinationIds }> {
  return {
    matches: await parseMatches(api, options, before?.matches ?? noMatches),
    destination: await parseDestination(api, options, before),
  };
}

const noMatches: RuleMatches = {
  companyIds: [],
  reasons: [],
  verdicts: [],
  threatLevels: [],
  severities: [],
  devices: [],
  domains: [],
};

async function parseMatches(api: Api, options: RuleOptions, before: RuleMatches): Promise<RuleMatches> {
  const words = (typed: string[] | undefined, known: string[]) =>
    typed === undefined ? known : typed.filter((one) => one !== none);
  const companies = options.company?.filter((one) => one !== none);
  return {
    companyIds:
      companies === undefined
        ? before.companyIds
        : await Promise.all(companies.map(async (typed) => (await findCompany(api, typed)).id)),
    reasons: words(options.reason, before.reasons),
    verdicts: words(options.verdict, before.verdicts),
    threatLevels: words(options.threatLevel, before.threatLevels),
    severities: words(options.severityOf, before.severities) as RuleMatches['severities'],
    devices: words(options.device, before.devices),
    domains: words(options.domain, before.domains),
  };
}

const lists: Readonly<Record<RecordField, string>> = {
  board: 'boards',
  status: 'statuses',
  type: 'types',
  priority: 'priorities',
  subtype: 'subtypes',
  item: 'items',
  team: 'teams',
  source: 'sources',
};

async function parseDestination(
  api: Api,
  options: RuleOptions,
  before: RoutingRule | null,
): Promise<DestinationIds> {
  const ids: Record<string, number | string | null> = before === null ? {} : { ...idsOf(before.destination) };
  // Values of another board do not belong to this one.
  if (options.board !== undefined) for (const field of boardFields) ids[`${field}Id`] = null;
  for (const field of recordFields) {
    const typed = options[field];
    if (typed === undefined) continue;
    ids[`${field}Id`] =
      typed === none
        ? null
        : await pick(typed, null, field, async () =>
            list(api, await listOf(api, field, ids.boardId ?? null)),
          );
  }
  for (const field of levelFields) {
    const typed = options[field];
    if (typed !== undefined) ids[field] = typed === none ? null : typed;
  }
  return ids as unknown as DestinationIds;
}

async function listOf(api: Api, field: RecordField, ownBoard: unknown): Promise<string> {
  if (!boardFields.includes(field)) return lists[field];
  const service = await api.get<{ board: { id: number } | null }>('/api/v1/connectwise/ticket-service');
  const boardId = ownBoard ?? service.board?.id;
  if (boardId == null)
    throw wrongUse(`A ${field} belongs to a board.`, 'Add --board, or choose a board first.');
  return `boards/${boardId}/${lists[field]}`;
}

/** A rule in two short sentences. */
export function describeRule({ matches, destination }: RoutingRule) {
  const conditions = Object.entries(matches).flatMap(([name, wanted]) =>
    wanted.length === 0 ? [] : [`${name.replace(/Ids$/, '')} ${wanted.join(' or ')}`],
  );
  const overrides = overriddenFields(destination).map((field) => {
    const value = destination[field];
    return `${field} ${typeof value === 'string' ? value : value?.name}`;
  });
  return { takes: conditions.join('; ') || 'everything', overrides: overrides.join(', ') || 'nothing' };
}
