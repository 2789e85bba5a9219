import { z } from 'zod';
import { looksLikeHtml, parseContent } from '../../platform/outbound/answer.ts';
import type { Reply } from '../../platform/outbound/exchange.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import { problems } from './problems.ts';
import type { Site } from './site.ts';

export interface Codebase {
  /** The version part of the API's path, with its slash: `v2025_1/`. Read once, then cached. */
  current(): Promise<Result<string>>;
  /** Reads it again because `stale` did not work; returns whether it changed. */
  changedFrom(stale: string): Promise<boolean>;
}

export interface CodebaseOptions {
  readonly site: Site;
  readonly companyId: string;
  readonly clock: Clock;
  /** One GET without keys. */
  readonly ask: (url: string) => Promise<Result<Reply>>;
}

/** On-premise servers return `v4_6_release`; the cloud accepts it as the tenant's current version. */
const usualCodebase = 'v4_6_release/';

/** Wrong keys look like a wrong path. So the version is not read again for each of them. */
const askAgainAfterMs = 60_000;

/** The codebase from `login/companyinfo`, which needs no keys. */
export function codebase({ site, companyId, clock, ask }: CodebaseOptions): Codebase {
  let known: string | null = null;
  let askedAt = 0;
  let asking: Promise<Result<string>> | null = null;

  async function discover(): Promise<Result<string>> {
    const path = `/login/companyinfo/${encodeURIComponent(companyId)}`;
    let first: Problem | null = null;
    // The login is on the browser's host, and perhaps not on the API's host in every region.
    for (const origin of new Set([site.apiOrigin, site.origin])) {
      const reply = await ask(`${origin}${path}`);
      if (!reply.ok) return first === null ? reply : failed(first);
      const read = parseCompanyInfo(reply.value, new URL(origin).host, companyId);
      if (read.ok) return read;
      first ??= read.problem;
      // `null` is a clear answer; an HTML page or a 404 may come from the wrong host.
      if (reply.value.status < 300 && !looksLikeHtml(reply.value)) break;
    }
    return failed(first ?? problems.companyUnknown(site.host, companyId, {}));
  }

  function askOnce(): Promise<Result<string>> {
    asking ??= discover()
      .then((found) => {
        askedAt = clock.now().getTime();
        if (found.ok) known = found.value;
        return found;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  return {
    current: async () => (known === null ? askOnce() : ok(known)),
    async changedFrom(stale) {
      if (known !== stale) return known !== null;
      if (clock.now().getTime() - askedAt < askAgainAfterMs) return false;
      const found = await askOnce();
      return found.ok && found.value !== stale;
    },
  };
}

const companyInfoSchema = z.object({ Codebase: z.string().nullish().catch(null) });

function parseCompanyInfo(reply: Reply, host: string, companyId: string): Result<string> {
  const { status } = reply;
  const content = parseContent(reply);
  if (content.kind === 'html') return failed(problems.html(host, { status }));
  if (status === 404) return failed(problems.companyUnknown(host, companyId, { status }));
  if (content.kind === 'broken') {
    return failed(problems.unexpected(host, 'it is not JSON.', { status, characters: reply.text.length }));
  }
  // For an unknown company ConnectWise answers `null` with 200.
  if (content.json === null) return failed(problems.companyUnknown(host, companyId, { status }));
  const read = companyInfoSchema.safeParse(content.json);
  if (!read.success) return failed(problems.unexpected(host, 'it does not describe a company.', { status }));
  const named = read.data.Codebase?.trim().replace(/\/+$/, '') ?? '';
  // It becomes part of an address to which the keys are sent, so only a plain name is accepted.
  return ok(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}$/.test(named) ? `${named}/` : usualCodebase);
}
