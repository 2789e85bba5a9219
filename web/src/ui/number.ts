const numbers = new Intl.NumberFormat();

/** A count as the viewer’s locale writes it. */
export const formatNumber = (value: number): string => numbers.format(value);
