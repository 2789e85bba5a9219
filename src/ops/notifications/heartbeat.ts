import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import type { Exchange } from '../../platform/outbound/exchange.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { heartbeatContext } from '../../platform/secrets/notification-contexts.ts';
import { loadSetting, type Setting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import type { LoopHealth } from '../../platform/work/loop.ts';
import { notificationProblems as problems } from './problems.ts';

export const heartbeatMethods = ['GET', 'POST'] as const;

const savedSchema = z.object({
  /** Encrypted by the keyring, context {@link heartbeatContext}. */
  sealedUrl: z.string(),
  host: z.string(),
  method: z.enum(heartbeatMethods),
});

export type SavedHeartbeat = z.infer<typeof savedSchema>;

/** The address that is called while all loops work; null if none is set. */
export const heartbeatSetting: Setting<SavedHeartbeat | null> = {
  name: 'heartbeat',
  schema: savedSchema.nullable(),
  initial: null,
};

export interface HeartbeatState {
  readonly lastSuccessAt: Date | null;
  /** Why the last call failed; null if it did not, or none was made. */
  readonly problem: Problem | null;
}

export interface Heartbeat {
  /** Calls the address, if one is set and every loop works. */
  beat(signal: AbortSignal): Promise<void>;
  /** The state on this node. */
  state(): HeartbeatState;
}

export interface HeartbeatDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clock: Clock;
  readonly http: Pick<Exchange, 'run'>;
  readonly loops: () => readonly LoopHealth[];
  /** The name of this machine, which replaces `{node}` in the address. */
  readonly node: string;
}

const timeoutMs = 20_000;
/** Excluded, because its own earlier failure must not stop it. */
export const heartbeatLoop = 'heartbeat';

/** Reports to an external service that all loops work. That service raises an alarm when the calls stop. */
export function makeHeartbeat({ db, keyring, clock, http, loops, node }: HeartbeatDeps): Heartbeat {
  let state: HeartbeatState = { lastSuccessAt: null, problem: null };

  async function call(
    { sealedUrl, host, method }: SavedHeartbeat,
    signal: AbortSignal,
  ): Promise<Problem | null> {
    const url = keyring.unseal(sealedUrl, heartbeatContext).replaceAll('{node}', encodeURIComponent(node));
    const headers = { 'user-agent': 'picket' };
    const answer = await http.run({ method, url, headers, timeoutMs, signal });
    if (answer.kind === 'failure') return problems.notReached(host, answer);
    const { status } = answer;
    if (status >= 200 && status < 300) return null;
    if (status >= 300 && status < 400) return problems.redirected(host, status);
    return status >= 500 ? problems.serverError(host, status) : problems.refused(host, status, '');
  }

  return {
    async beat(signal) {
      const saved = await loadSetting(db, heartbeatSetting);
      if (saved === null) {
        state = { lastSuccessAt: null, problem: null };
        return;
      }
      if (loops().some(({ name, problem }) => name !== heartbeatLoop && problem !== null)) return;
      const problem = await call(saved, signal).catch(toProblem);
      if (signal.aborted) return;
      state = { lastSuccessAt: problem === null ? clock.now() : state.lastSuccessAt, problem };
    },
    state: () => state,
  };
}
