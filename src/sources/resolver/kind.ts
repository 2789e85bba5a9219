import { z } from 'zod';
import { moment } from '../../platform/values/zoned-time.ts';
import type { SourceKind } from '../kind.ts';
import { parseSeen } from './parse-seen.ts';

/** The protective DNS of Picket itself. */
export const resolver = {
  name: 'resolver',
  title: 'Protective DNS of Picket',
  schema: z.object({}),
  secret: { from: 'nobody' },
  identity: 'id',
  start: { how: 'built_in' },
  receive: async (received) => parseSeen(received),
  probe: async (_, { last_success_at: at }) =>
    at === null
      ? {
          status: 'unknown',
          what: 'It has not blocked anything yet.',
          hint: 'To try it, query a blocked name. `picket dns status` shows whether it answers.',
        }
      : { status: 'pass', what: `It last blocked or recorded a query at ${moment(at)}.` },
} satisfies SourceKind<'resolver'>;
