/** The address determines what the page shows. */
export interface AllowSearch {
  readonly state?: 'active' | 'over';
  readonly search?: string;
}

export const allowSearch = ({ state, search }: Record<string, unknown>): AllowSearch => ({
  ...(state === 'over' ? { state } : {}),
  ...(typeof search === 'string' && search.trim() !== '' ? { search: search.trim().toLowerCase() } : {}),
});
