/**
 * While the database does not answer, a gauge keeps its last value, and `picket_loop_failing` and the others can be
 * scraped.
 */
export async function ifAnswered<T>(ask: () => Promise<T>, set: (answer: T) => void): Promise<void> {
  const answer = await ask().catch(() => null);
  if (answer !== null) set(answer);
}
