import { api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { asLines, streamChecks } from '../../api/stream-checks.ts';
import type { ShownCheck } from '../../ui/use-checks.ts';

type Answer = paths['/api/v1/troubleshoot']['post']['responses'][200]['content']['application/json'];

export type TroubleshootCheck = Answer['checks'][number];
export type Area = TroubleshootCheck['area'];
export type Shown = ShownCheck<TroubleshootCheck>;

export const areas: readonly Area[] = ['picket', 'sources', 'connectwise', 'tickets', 'network'];

/** Runs all checks; each result arrives when it finishes. */
export const troubleshoot = (signal: AbortSignal) =>
  streamChecks<TroubleshootCheck>(api.POST('/api/v1/troubleshoot', { ...asLines, signal }));
