import { type Kysely, sql } from 'kysely';
import type { CompanyRecord } from '../../connectwise/client/types.ts';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { csvProblems } from './problems.ts';
import { mayBeRounded, type WantedLine } from './read-mappings.ts';

interface Target {
  readonly connectwiseCompanyId: number;
  readonly name: string;
}

/** What the import would do with a line. */
export interface CheckedLine {
  readonly line: number;
  readonly companyId: number | null;
  readonly company: string;
  readonly change: 'map' | 'change' | 'same' | 'none' | 'error';
  readonly before: Target | null;
  readonly after: (Target & { readonly status: string | null; readonly types: string[] }) | null;
  readonly problem: Problem | null;
}

interface Known {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly external_id: string;
  readonly target_id: number | null;
  readonly target_name: string | null;
}

/** Checks every line without changing anything. */
export async function checkMappings(
  db: Kysely<Schema>,
  lines: readonly WantedLine[],
  targets: readonly CompanyRecord[],
): Promise<CheckedLine[]> {
  const sources = await db.selectFrom('source').select('name').execute();
  const sourceCount = countBy(sources.map(({ name }) => folded(name)));
  const { rows } = await sql<Known>`
    select c.id, c.name, s.name as source, c.external_id, m.connectwise_company_id as target_id,
      m.connectwise_company_name as target_name
    from company c join source s on s.id = c.source_id left join mapping m on m.company_id = c.id
    where c.external_id = any(${textArray([...new Set(lines.map(({ externalId }) => externalId))])})
  `.execute(db);
  const companies = new Map(rows.map((row) => [keyOf(row.source, row.external_id), row]));
  const present = targets.filter(({ deleted }) => deleted !== true);
  const byId = new Map(present.map((target) => [target.id, target]));
  const byIdentifier = groupByIdentifier(present);
  const firstLine = new Map<number, number>();

  return lines.map((wanted) => {
    const { line, source, externalId, target } = wanted;
    const company = companies.get(keyOf(source, externalId));
    const before =
      company === undefined || company.target_id === null
        ? null
        : { connectwiseCompanyId: company.target_id, name: company.target_name ?? '' };
    const base = { line, companyId: company?.id ?? null, company: company?.name ?? wanted.company, before };
    const wrong = (problem: Problem): CheckedLine => ({ ...base, change: 'error', after: null, problem });
    if (wanted.problem !== null) return wrong(wanted.problem);
    const named = sourceCount.get(folded(source)) ?? 0;
    if (named === 0) return wrong(csvProblems.noSource(source));
    if (named > 1) return wrong(csvProblems.severalSources(source));
    if (company === undefined)
      return wrong(
        mayBeRounded(externalId)
          ? csvProblems.idRounded(externalId)
          : csvProblems.noCompany(externalId, source),
      );
    const first = firstLine.get(company.id);
    if (first !== undefined) return wrong(csvProblems.twice(first));
    firstLine.set(company.id, line);
    if (target === null) return { ...base, change: 'none', after: null, problem: null };
    const what = 'id' in target ? String(target.id) : target.identifier;
    const found =
      'id' in target ? [byId.get(target.id)] : (byIdentifier.get(folded(target.identifier)) ?? []);
    const [chosen] = found;
    if (found.length > 1) return wrong(csvProblems.severalTargets(what));
    if (chosen === undefined) return wrong(csvProblems.noTarget(what));
    const after = {
      connectwiseCompanyId: chosen.id,
      name: chosen.name,
      status: chosen.status ?? null,
      types: [...(chosen.types ?? [])],
    };
    const change = before === null ? 'map' : before.connectwiseCompanyId === chosen.id ? 'same' : 'change';
    return { ...base, change, after, problem: null };
  });
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();
const keyOf = (source: string, externalId: string) => `${folded(source)}\0${externalId}`;

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function groupByIdentifier(targets: readonly CompanyRecord[]): Map<string, CompanyRecord[]> {
  const groups = new Map<string, CompanyRecord[]>();
  for (const target of targets) {
    const key = folded(target.identifier ?? '');
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [target]);
    else group.push(target);
  }
  return groups;
}
