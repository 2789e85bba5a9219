/** While the database does not answer, a gauge keeps its last value: `picket_loop_failing` and the rest are scraped. */
export async function ifAnswered<T>(ask: () => Promise<T>, set: (answer: T) => void): Promise<void> {
  const answer = await ask().catch(() => null);
  if (answer !== null) set(answer);
}
