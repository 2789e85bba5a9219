/** From the mildest to the worst. An unknown word is worse than "permitted" and milder than "suspicious". */
const order = ['permitted', '', 'suspicious', 'blocked', 'malicious'];

/** Higher is worse. */
export const verdictRank = (verdict: string): number => {
  const found = order.indexOf(verdict);
  return found === -1 ? 1 : found;
};

/** The worse of two verdicts; the first if they are equal. */
export function worseVerdict(a: string, b: string): string {
  return verdictRank(b) > verdictRank(a) ? b : a;
}
