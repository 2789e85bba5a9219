import { z } from 'zod';
import { timeSchema } from '../platform/http/time-schema.ts';
import {
  type CompanyReferences,
  type ConfigurationKind,
  companyReferenceSchema,
  type Found,
} from '../platform/settings/configuration-kind.ts';
import { refuse } from '../platform/values/problem.ts';
import { plainText } from '../platform/values/text.ts';
import { coversEverything, matchersSchema } from './matchers.ts';
import { noiseProblems } from './problems.ts';
import { endEarly, suppress } from './suppress.ts';
import type { SuppressionKind } from './suppression.ts';
import { listSuppressions, lockSuppressions, type SuppressionRow } from './suppression-store.ts';

const schema = z.object({
  comment: z.string().overwrite(plainText).min(1).max(500).describe('Why. It tells two of them apart.'),
  matchers: matchersSchema
    .omit({ companyIds: true })
    .extend({
      companies: z.array(companyReferenceSchema).max(200).default([]).describe('Any of these companies.'),
    })
    .prefault({}),
  startsAt: timeSchema.nullable().default(null).describe('null: when it is applied.'),
  endsAt: timeSchema.nullable().default(null).describe('null: no end.'),
  everything: z.boolean().default(false).describe('Confirms a silence without a condition.'),
});

type Value = z.infer<typeof schema>;

const most = 100_000;

/**
 * Silences or accepted risks in force. The comment identifies each. A change ends one and creates another, as in the
 * console.
 */
export function suppressionKind<Client>(
  kind: SuppressionKind,
  { section, what }: { readonly section: string; readonly what: string },
): ConfigurationKind<Value, Client> {
  return {
    section,
    what,
    schema,
    several: true,
    identify: ({ comment }) => (typeof comment === 'string' ? plainText(comment) : null),
    title: ({ comment }) => comment,

    async load({ db, now, companies }) {
      const rows = await listSuppressions(db, { kind, now, limit: most });
      return rows
        .filter((row) => row.ended_at === null && (row.ends_at === null || row.ends_at > now))
        .reverse()
        .flatMap((row) => foundOf(row, companies));
    },

    settle(value, found, { now, companies }) {
      if (value.endsAt !== null && new Date(value.endsAt) <= now) {
        if (found === null) return null;
        throw refuse('invalid', noiseProblems.endsTooEarly());
      }
      const matchers = { ...value.matchers, companies: value.matchers.companies.map(companies.usual) };
      const isEverything = coversEverything({
        ...matchers,
        companyIds: matchers.companies.length === 0 ? [] : [0],
      });
      if (kind === 'silence' && isEverything && !value.everything)
        throw refuse('invalid', noiseProblems.silencesEverything());
      if (kind === 'acceptance' && (matchers.companies.length === 0 || matchers.domains.length === 0))
        throw refuse('invalid', noiseProblems.acceptsTooMuch());
      return {
        comment: value.comment,
        matchers,
        startsAt: iso(value.startsAt),
        endsAt: iso(value.endsAt),
        everything: isEverything,
      };
    },

    add: (change, value) => make(change, value, null),
    async replace(change, { id }, value) {
      const [before] = await lockSuppressions(change.db, kind, [id]);
      await endEarly(change, kind, id, change.principal);
      await make(change, value, before?.incident_id ?? null);
    },
    async remove(change, { id }) {
      await endEarly(change, kind, id, change.principal);
    },
  };

  async function make(
    change: Parameters<NonNullable<ConfigurationKind<Value, Client>['add']>>[0],
    { matchers: { companies, ...matchers }, comment, startsAt, endsAt }: Value,
    incidentId: number | null,
  ): Promise<void> {
    await suppress(
      change,
      {
        kind,
        matchers: { ...matchers, companyIds: companies.map(change.companies.idOf) },
        comment,
        ...(startsAt === null ? {} : { startsAt: new Date(startsAt) }),
        endsAt: endsAt === null ? null : new Date(endsAt),
        ...(incidentId === null ? {} : { incidentId }),
      },
      change.principal,
    );
  }
}

const iso = (time: string | null) => (time === null ? null : new Date(time).toISOString());

/** Leaves out a row whose companies were all deleted: without companies it would match every company. */
function foundOf(row: SuppressionRow, companies: CompanyReferences): Found<Value>[] {
  const { companyIds, ...matchers } = row.matchers;
  const references = companyIds.flatMap((id) => companies.referenceTo(id) ?? []);
  if (references.length === 0 && companyIds.length > 0) return [];
  return [
    {
      id: row.id,
      value: {
        comment: row.comment,
        matchers: { companies: references, ...matchers },
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at?.toISOString() ?? null,
        everything: coversEverything(row.matchers),
      },
    },
  ];
}
