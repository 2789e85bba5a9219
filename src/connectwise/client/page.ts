/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Whether there are more rows: on a further page, or beyond the page limit. */
  readonly more: boolean;
}
