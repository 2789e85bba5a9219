import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { parseDomain } from '../../dns/policy/parse-domain.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { timeSchema } from '../../platform/http/time-schema.ts';
import {
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../platform/settings/configuration-kind.ts';
import { refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import { addEntry, undoEntry } from './change-entries.ts';

const schema = z.object({
  domain: z.string().overwrite(plainText).min(1).max(2048).describe('All names below it are also allowed.'),
  company: companyReferenceSchema.nullable().default(null).describe('null: for all companies.'),
  why: z.string().overwrite(plainText).min(1).max(500),
  expiresAt: timeSchema.nullable().default(null).describe('The end; null for no end.'),
  wholeSuffix: z
    .boolean()
    .default(false)
    .describe('Confirms a domain that many customers of a hosting provider share.'),
});

type Value = z.infer<typeof schema>;

/** The allow list: domains that open no tickets. */
export function allowListKind<Client>(): ConfigurationKind<Value, Client> {
  return {
    section: 'allowList',
    what: 'allow list entry',
    schema,
    identify({ domain, company }, companies) {
      if (typeof domain !== 'string') return null;
      const read = parseDomain(domain, { wholeSuffix: true });
      const whose = companyReferenceSchema.nullable().optional().safeParse(company);
      const usual = whose.success && whose.data ? companies.usual(whose.data) : null;
      return `${read.ok ? read.value : domain}\n${JSON.stringify(usual)}`;
    },
    title: ({ domain }) => domain,

    async load({ db, now, companies }) {
      const rows = await db
        .selectFrom('allow_entry')
        .select(['id', 'domain', 'company_id as companyId', 'why', 'expires_at as expiresAt'])
        .where(sql<SqlBool>`undone_at is null and (expires_at is null or expires_at > ${now})`)
        .orderBy('id')
        .execute();
      return rows.flatMap(({ id, domain, companyId, why, expiresAt }) => {
        const company = companyId === null ? null : companies.referenceTo(companyId);
        // Its company was deleted.
        if (companyId !== null && company === null) return [];
        const wholeSuffix = !parseDomain(domain).ok;
        return [
          { id, value: { domain, company, why, expiresAt: expiresAt?.toISOString() ?? null, wholeSuffix } },
        ];
      });
    },

    settle({ domain, company, why, expiresAt, wholeSuffix }, found, { now, companies }) {
      const ends = expiresAt === null ? null : new Date(expiresAt);
      if (ends !== null && ends <= now && found === null) return null;
      const read = parseDomain(domain, { wholeSuffix });
      if (!read.ok) throw refuse('invalid', read.problem);
      return {
        domain: read.value,
        company: company === null ? null : companies.usual(company),
        why,
        expiresAt: ends?.toISOString() ?? null,
        wholeSuffix: !parseDomain(read.value).ok,
      };
    },

    async add(change, value) {
      await addEntry(change, entryOf(value, change), by(change.principal));
    },
    async replace(change, { id }, value) {
      await undoEntry(change, id, by(change.principal));
      await addEntry(change, entryOf(value, change), by(change.principal));
    },
    remove: (change, { id }) => undoEntry(change, id, by(change.principal)),
  };
}

const by = (principal: Principal) => ({ name: principal.name, actor: actorOf(principal) });

const entryOf = (
  { domain, company, why, expiresAt, wholeSuffix }: Value,
  { companies }: ConfigurationChange,
) => ({
  domain,
  companyId: company === null ? null : companies.idOf(company),
  why,
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
  wholeSuffix,
  incidentId: null,
  ticket: null,
});
