/** The filter, order and page of the tickets, as the address holds them. */
export const ticketSearch = (search: Record<string, unknown>) => search;
