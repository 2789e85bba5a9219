/** The filter, order and page of the incidents, as the address holds them. */
export const incidentSearch = (search: Record<string, unknown>) => search;
