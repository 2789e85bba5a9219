const rules = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat();

/** “1 incident”, “2,000 incidents”: the count by locale, and the word that goes with it. */
export function plural(count: number, one: string, other: string): string {
  return `${numbers.format(count)} ${rules.select(count) === 'one' ? one : other}`;
}
