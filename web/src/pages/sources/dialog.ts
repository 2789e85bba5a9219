import type { Source } from './queries.ts';

/** A dialog about one source. */
export interface DialogProps {
  readonly source: Source;
  readonly opened: boolean;
  readonly onClose: () => void;
}
