/** What the text of an answer means, for a kind of receiver. */
export interface AnswerReader {
  /** The error in the text of a successful answer; null if there is none. */
  readonly errorIn: (text: string) => 'too_many' | 'not_delivered' | null;
  /** What a person does about it; null if the text does not say. */
  readonly hintFor: (text: string) => string | null;
}

/** The first hint whose pattern the text matches. */
export const hintAmong =
  (hints: readonly (readonly [RegExp, string])[]) =>
  (text: string): string | null =>
    hints.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** A page for people: no webhook of Teams or Slack answers with one. */
export const isWebPage = (text: string): boolean => /^\s*<(!doctype html|html)\b/i.test(text);

/** Whether the text is JSON with `ok` or `success` false, or with an `error`. */
export function isJsonError(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return false;
    const { ok, success, error } = value as Readonly<Record<string, unknown>>;
    return ok === false || success === false || (error !== undefined && error !== null && error !== '');
  } catch {
    return false;
  }
}
