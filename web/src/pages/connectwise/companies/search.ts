/** Which companies are shown; in the address. */
export interface CompanySearch {
  readonly search?: string;
  /** `gone`: mapped to a ConnectWise company that accepts no tickets any more. */
  readonly show?: 'unmapped' | 'gone';
  /** Only ConnectWise companies of this status and type are offered. */
  readonly status?: string;
  readonly type?: string;
}

const kind = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;

export function companySearch({ search, show, status, type }: Record<string, unknown>): CompanySearch {
  const wanted = typeof search === 'number' ? String(search) : search;
  return {
    ...(typeof wanted === 'string' && wanted.trim() !== '' ? { search: wanted.slice(0, 200) } : {}),
    ...(show === 'unmapped' || show === 'gone' ? { show } : {}),
    ...(kind(status) === undefined ? {} : { status: kind(status) as string }),
    ...(kind(type) === undefined ? {} : { type: kind(type) as string }),
  };
}
