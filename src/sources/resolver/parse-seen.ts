import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DetectionInput } from '../../detections/detection.ts';
import { makeFacts } from '../../detections/facts.ts';
import { categoryTitle } from '../../dns/policy/categories.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { Received } from '../kind.ts';
import { resolverProblems } from './problems.ts';

/** The data that the resolver passes on, with values that its rows lack: the companies, and what opens tickets. */
const handedOverSchema = z.object({
  companies: z.array(z.object({ id: z.number(), externalId: z.string(), name: z.string() })),
  /** The ids of categories, `msp_lists` and `company_lists`. */
  ticketed: z.array(z.string()),
  seen: z.array(z.unknown()),
});

const seenSchema = z.object({
  company: z.number(),
  client: z.string().nullable(),
  device: z.string().nullable(),
  name: z.string().min(1),
  queryTypes: z.record(z.string(), z.number()),
  count: z.number().int().positive(),
  firstAt: z.number().int().nonnegative(),
  lastAt: z.number(),
  action: z.enum(['block', 'watch']),
  category: z.string().nullable(),
  scope: z.enum(['msp', 'company']),
  reason: z.string(),
  list: z.object({ kind: z.string(), name: z.string() }).nullable(),
  entry: z.object({ text: z.string(), reach: z.string() }).nullable(),
  rule: z.object({ name: z.string() }).nullable(),
  generation: z.number(),
  target: z.string().nullable(),
});

type Row = z.infer<typeof seenSchema>;
type HandedOver = z.infer<typeof handedOverSchema>;

/** Converts the resolver's records into detections. A row that cannot be parsed does not stop the others. */
export function parseSeen(received: unknown): Result<Received> {
  const handedOver = handedOverSchema.safeParse(received);
  if (!handedOver.success) return failed(resolverProblems.unreadable());
  const { companies, ticketed, seen } = handedOver.data;
  const company = new Map(companies.map(({ id, externalId, name }) => [id, { externalId, name }]));
  const detections: DetectionInput[] = [];
  const unreadable: Received['unreadable'][number][] = [];
  for (const content of seen) {
    const row = seenSchema.safeParse(content);
    const whose = row.success ? company.get(row.data.company) : undefined;
    if (!row.success) unreadable.push({ content, reason: 'It is not a record of the resolver.' });
    else if (whose === undefined)
      unreadable.push({ content, reason: 'Its company is not a company of the protective DNS.' });
    else detections.push({ ...detectionOf(row.data, ticketed), company: whose });
  }
  return ok({ detections, unreadable });
}

function detectionOf(row: Row, ticketed: HandedOver['ticketed']): Omit<DetectionInput, 'company'> {
  const facts = makeFacts({
    categories: row.category === null || row.category === 'other' ? [] : [categoryTitle(row.category)],
    lists: row.list === null ? [] : [row.list.name],
  });
  return {
    externalId: idOf(row),
    occurredAt: new Date(row.firstAt),
    domain: row.name,
    verdict: verdictOf(row, ticketed),
    reasons: [reasonOf(row)],
    deviceName: row.device,
    clientAddress: row.client,
    processName: null,
    queryType: typesOf(row.queryTypes),
    policy: policyOf(row),
    threatLevel: null,
    ...(facts === undefined ? {} : { facts }),
  };
}

/** The same id for a row that is passed on again. */
const idOf = ({ company, client, device, name, action, generation }: Row): string =>
  createHash('sha256')
    .update(JSON.stringify([company, client, device, name, action, generation]))
    .digest('hex')
    .slice(0, 32);

/** `filtered`: blocked without a ticket. `watched`: answered and recorded. */
function verdictOf({ action, category, scope }: Row, ticketed: readonly string[]): string {
  if (action === 'watch') return 'watched';
  const ofMsp = category === null || category === 'other' ? 'msp_lists' : category;
  const what = scope === 'company' ? 'company_lists' : ofMsp;
  return ticketed.includes(what) ? 'blocked' : 'filtered';
}

function reasonOf({ category, rule, list, reason }: Row): string {
  if (category !== null) return categoryTitle(category);
  if (rule !== null) return `Rule “${rule.name}”`;
  return list === null ? reason : `List “${list.name}”`;
}

const kinds: Readonly<Record<string, string>> = { feed: 'Feed', guard: 'Guard list' };

/** `List “Block list”, entry *.bad.example`: where to look in the policy; null if the resolver itself decided. */
function policyOf({ scope, list, entry, rule, target }: Row): string | null {
  const name = rule === null ? list : rule;
  if (name === null) return null;
  const kind = rule === null ? (kinds[list?.kind ?? ''] ?? 'List') : 'Rule';
  const whose = scope === 'company' ? ' of the company' : '';
  const which = entry === null ? '' : `, entry ${entry.reach === 'only_below' ? '*.' : ''}${entry.text}`;
  return `${kind} “${name.name}”${whose}${which}${target === null ? '' : `, because it resolves to ${target}`}`;
}

const typesOf = (types: Row['queryTypes']): string | null => Object.keys(types).sort().join(', ') || null;
