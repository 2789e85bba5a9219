import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { parseScopes } from '../platform/http/guarded.ts';
import type { Principal } from '../platform/http/principal.ts';
import type { Clock } from '../platform/values/clock.ts';
import { scopeOf } from './company-limit.ts';
import { findTokenByHash, listTokenHashes, markUsed, type TokenRow, works } from './store.ts';
import { hashToken, isToken } from './token.ts';

/** How long a cached token is used, in milliseconds: a token revoked on another node still works that long. */
const believedFor = 5000;
/** Milliseconds between two updates of a token’s last use. */
const usedEvery = 60_000;
/** The most cached tokens. No installation uses more, so more means guessing. */
const rememberedAtMost = 1000;

export interface TokenAuthenticator {
  authenticate(token: string): Promise<Principal | null>;
  /** Whether a token is valid. One query every five seconds answers this for any number of tokens. */
  isKnown(token: string): Promise<boolean>;
  /** Clears the cache, so that a revocation takes effect at once in this process. */
  forget(): void;
}

/** Finds the owner of an API token; null for unknown, revoked and expired ones. */
export function tokenAuthenticator({ db, clock }: { db: Kysely<Schema>; clock: Clock }): TokenAuthenticator {
  const remembered = new Map<string, { token: TokenRow; until: number }>();
  let all: { readonly hashes: Promise<ReadonlySet<string>>; readonly until: number } | undefined;

  async function allHashes(now: Date): Promise<ReadonlySet<string>> {
    if (all === undefined || all.until <= now.getTime()) {
      const hashes = listTokenHashes(db);
      all = { hashes, until: now.getTime() + believedFor };
      hashes.catch(() => {
        all = undefined;
      });
    }
    return all.hashes;
  }

  async function look(hash: string, now: Date): Promise<TokenRow | undefined> {
    const known = remembered.get(hash);
    if (known !== undefined && known.until > now.getTime()) return known.token;
    remembered.delete(hash);
    const token = await findTokenByHash(db, hash);
    if (token === undefined) return undefined;
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(hash, { token, until: now.getTime() + believedFor });
    return token;
  }

  async function noteUse(token: TokenRow, now: Date): Promise<void> {
    const since = new Date(now.getTime() - usedEvery);
    if (token.last_used_at !== null && token.last_used_at > since) return;
    token.last_used_at = now;
    await markUsed(db, token.id, now, since);
  }

  return {
    async authenticate(text) {
      if (!isToken(text)) return null;
      const now = clock.now();
      const token = await look(hashToken(text), now);
      if (token === undefined || !works(token, now)) return null;
      await noteUse(token, now);
      const { id, name, role, companies } = token;
      return {
        kind: 'token',
        id: `token:${id}`,
        name,
        role,
        companies: scopeOf(companies),
        ...(role === 'admin' ? { scopes: parseScopes(token.scopes) } : {}),
      };
    },
    async isKnown(text) {
      if (!isToken(text)) return false;
      const hash = hashToken(text);
      return remembered.has(hash) || (await allHashes(clock.now())).has(hash);
    },
    forget() {
      remembered.clear();
      all = undefined;
    },
  };
}
