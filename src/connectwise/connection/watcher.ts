import type { ChangeDeps } from '../../platform/settings/change.ts';

/** What each watcher uses. It stores what is fixed with `changing`. */
export type Watcher = ChangeDeps;
