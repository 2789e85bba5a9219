/** Which companies are shown; in the address. */
export interface CompanySearch {
  readonly search?: string;
  /** `gone`: mapped to a ConnectWise company that accepts no tickets any more. */
  readonly show?: 'unmapped' | 'gone';
}

export function companySearch({ search, show }: Record<string, unknown>): CompanySearch {
  const wanted = typeof search === 'number' ? String(search) : search;
  return {
    ...(typeof wanted === 'string' && wanted.trim() !== '' ? { search: wanted.slice(0, 200) } : {}),
    ...(show === 'unmapped' || show === 'gone' ? { show } : {}),
  };
}
