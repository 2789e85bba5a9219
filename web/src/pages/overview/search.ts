/** The periods that the overview can look back over. */
export const windows = ['24h', '7d', '30d'] as const;

export type Window = (typeof windows)[number];

/** The period, as the address holds it; a day where it holds none. */
export const overviewSearch = ({ window }: Record<string, unknown>): { readonly window?: Window } => {
  const known = windows.find((one) => one === window);
  return known === undefined ? {} : { window: known };
};
