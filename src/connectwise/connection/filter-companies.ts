import type { CompanyRecord } from '../client/types.ts';

/** Filters for companies in ConnectWise. Each given filter must match, in any letter case. */
export interface CompanyFilter {
  readonly search?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** The companies that match and are not deleted, by name. */
export function filterCompanies(
  all: readonly CompanyRecord[],
  { search = '', status, type }: CompanyFilter,
): CompanyRecord[] {
  const text = folded(search);
  const matches = (one: CompanyRecord) =>
    one.deleted !== true &&
    (text === '' || folded(one.name).includes(text) || folded(one.identifier ?? '').includes(text)) &&
    (status === undefined || folded(one.status ?? '') === folded(status)) &&
    (type === undefined || (one.types ?? []).some((name) => folded(name) === folded(type)));
  return all.filter(matches).sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id);
}

interface Kind {
  readonly name: string;
  readonly count: number;
}

/**
 * The statuses and types that companies have, the most frequent first. They are taken from the companies, because
 * reading their tables in ConnectWise needs another right.
 */
export function companyKinds(all: readonly CompanyRecord[]): { statuses: Kind[]; types: Kind[] } {
  const present = all.filter(({ deleted }) => deleted !== true);
  return {
    statuses: count(present.flatMap(({ status }) => status ?? [])),
    types: count(present.flatMap(({ types = [] }) => types)),
  };
}

/** Spellings that differ only in letter case are counted together, since the filter ignores case. */
function count(names: readonly string[]): Kind[] {
  const kinds = new Map<string, { name: string; count: number }>();
  for (const name of names) {
    const kind = kinds.get(folded(name));
    if (kind === undefined) kinds.set(folded(name), { name: name.trim(), count: 1 });
    else kind.count += 1;
  }
  return [...kinds.values()].sort(
    (one, other) => other.count - one.count || one.name.localeCompare(other.name),
  );
}
