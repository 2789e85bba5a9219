/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Whether there are more: a further page, or more than anyone pages through. */
  readonly more: boolean;
}
