import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { Clock } from '../../platform/values/clock.ts';

const keptMs = 3_600_000;
/** Strangers can name key addresses. They must not make us send many requests to ConnectWise. */
const asksAMinute = 10;
const mostKept = 20;
/** ConnectWise waits five seconds for our answer. */
const askMs = 3_000;

export interface SigningKeys {
  /** `busy`: the key is unknown, and this minute's limit of requests is reached. `none`: that address has no key. */
  find(keyUrl: string): Promise<{ key: string } | 'busy' | 'none'>;
}

/** The keys that sign callbacks, requested once an hour. */
export function signingKeys(connectWise: () => Promise<ConnectWise | null>, clock: Clock): SigningKeys {
  const known = new Map<string, { readonly key: string; readonly until: number }>();
  let minute = { since: 0, asked: 0 };

  function mayAsk(now: number): boolean {
    if (Math.abs(now - minute.since) >= 60_000) minute = { since: now, asked: 0 };
    minute.asked += 1;
    return minute.asked <= asksAMinute;
  }

  return {
    async find(keyUrl) {
      const now = clock.now().getTime();
      const found = known.get(keyUrl);
      if (found !== undefined && found.until > now) return { key: found.key };
      if (!mayAsk(now)) return 'busy';
      const client = await connectWise();
      const asked = await client?.callbackKey(keyUrl, AbortSignal.timeout(askMs));
      if (!asked?.ok) return 'none';
      if (known.size >= mostKept) known.clear();
      known.set(keyUrl, { key: asked.value, until: now + keptMs });
      return { key: asked.value };
    },
  };
}
