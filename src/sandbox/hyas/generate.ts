import { createHash } from 'node:crypto';
import { organizations } from './organizations.ts';
import { type HyasRow, wireRow } from './row.ts';
import { type FilterWord, type Site, sites } from './threats.ts';

/** Queries come in blocks of this size. In some blocks one device repeats the same query. */
const blockLength = 12;

const minuteMs = 60_000;

export interface Surroundings {
  readonly now: Date;
  /** The present name of an organization. */
  readonly nameOf: (clientId: string) => string;
  /** Whether a name is on an allow list at present. */
  readonly allowed: (domain: string) => boolean;
}

/**
 * The `index`-th query of a sandbox that was started with `seed`: one row for each query type. It depends only on its
 * arguments, so the same seed generates the same log.
 */
export function lookup(
  seed: string,
  index: number,
  { now, nameOf, allowed }: Surroundings,
): { word: FilterWord; row: HyasRow }[] {
  const block = Math.floor(index / blockLength);
  const blockDie = dice(`${seed}/block/${block}`);
  const bursting = blockDie() < 0.2;
  const ownDie = dice(`${seed}/lookup/${index}`);
  // A quarter of the queries repeat the query of their block.
  const repeats = bursting || ownDie() < 0.25;
  const choice = repeats ? blockDie : ownDie;

  const organization = pick(organizations, choice);
  const deviceIndex = Math.floor(choice() * organization.devices.length);
  const known = pickSite(choice);
  const process = pick(known.processes, choice);
  // Behind a plain resolver neither device nor process is known, and the address is the office's.
  const resolverOnly = choice() < 0.12;

  const site: Site = allowed(known.domain)
    ? { ...known, word: 'permitted', reason: { type: 'List', lists: ['Allow list'] }, verdictSource: 'Lists' }
    : known;
  const sparse = ownDie() < 0.08;
  const lateMs = ownDie() < 0.06 ? Math.floor((2 + ownDie() * 8) * minuteMs) : Math.floor(ownDie() * 900);
  const at = new Date(now.getTime() - lateMs);
  const queryTypes = ['A', ...(ownDie() < 0.7 ? ['AAAA'] : []), ...(ownDie() < 0.35 ? ['HTTPS'] : [])];

  return queryTypes.map((queryType, part) => ({
    word: site.word,
    row: wireRow({
      logId: digest(`${seed}/${index}/${part}/${now.getTime()}`).slice(0, 20),
      at,
      site: sparse ? { ...site, ageDays: null, registrar: null, threatLevel: null } : site,
      queryType,
      clientId: organization.clientId,
      clientName: nameOf(organization.clientId),
      clientIp: `192.0.2.${organization.firstAddress + (resolverOnly ? 0 : deviceIndex + 1)}`,
      device: resolverOnly ? null : (organization.devices[deviceIndex] ?? null),
      process: resolverOnly ? null : process,
      policy: sparse ? null : organization.policy,
    }),
  }));
}

/** A quarter permitted, a tenth suspicious, the rest malicious or blocked. */
function pickSite(die: () => number): Site {
  const roll = die();
  const word: FilterWord =
    roll < 0.25 ? 'permitted' : roll < 0.35 ? 'suspicious' : roll < 0.6 ? 'malicious' : 'blocked';
  return pick(
    sites.filter((site) => site.word === word),
    die,
  );
}

function pick<T>(from: readonly T[], die: () => number): T {
  const picked = from[Math.floor(die() * from.length)];
  if (picked === undefined) throw new RangeError('There is nothing to pick from.');
  return picked;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Numbers in [0, 1) from a text (mulberry32, seeded from its SHA-256): the same text gives the same numbers.
 */
function dice(text: string): () => number {
  let state = Number.parseInt(digest(text).slice(0, 8), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
