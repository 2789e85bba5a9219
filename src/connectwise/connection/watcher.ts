import type { ChangeDeps } from '../../platform/settings/change.ts';

/** What each watcher uses: what it finds fixed, it stores with `changing`. */
export type Watcher = ChangeDeps;
