import { z } from 'zod';
import type { Clock } from '../../platform/values/clock.ts';
import { sandboxHyas } from './account.ts';
import { type Faults, faultControl } from './faults.ts';
import { lookup } from './generate.ts';
import { type DomainLists, domainLists } from './lists.ts';
import { type LogStore, logStore } from './log-store.ts';
import { organizations } from './organizations.ts';
import { completed, type HyasRow, type LogEntry, type PartialRow } from './row.ts';

export const keySchema = z.object({
  key: z.string().min(1),
  /** The organizations whose rows the key sees; default: all. */
  clientIds: z.array(z.string()).optional(),
  mayListOrganizations: z.boolean().default(true),
  mayChangeLists: z.boolean().default(true),
});

export type SandboxKey = z.infer<typeof keySchema>;

export interface SandboxState {
  readonly log: LogStore;
  readonly faults: Faults;
  readonly lists: DomainLists;
  rate: number;
  keys: SandboxKey[];
  nameOf(clientId: string): string | null;
  /** Renames an organization; false if there is none with this id. */
  rename(clientId: string, name: string): boolean;
  /** Adds `n` queries generated from the seed, or the given rows, completed. */
  emit(what: number | PartialRow | readonly PartialRow[]): HyasRow[];
  reset(seed?: string): void;
}

export interface StateOptions {
  readonly seed: string;
  readonly ratePerMinute: number;
  readonly clock: Clock;
}

/** The state of a sandbox. Nothing is on disk, so every start is empty. */
export function sandboxState(options: StateOptions): SandboxState {
  const { clock } = options;
  let { seed } = options;
  let names = new Map<string, string>();
  let index = 0;
  let given = 0;

  const state: SandboxState = {
    log: logStore(),
    faults: faultControl(),
    lists: domainLists(),
    rate: options.ratePerMinute,
    keys: [],
    nameOf: (clientId) => names.get(clientId) ?? null,

    rename(clientId, name) {
      if (!names.has(clientId)) return false;
      names.set(clientId, name);
      return true;
    },

    emit(what) {
      const entries = typeof what === 'number' ? generated(what) : [what].flat().map(complete);
      for (const entry of entries) state.log.add(entry);
      return entries.map(({ row }) => row as HyasRow);
    },

    reset(newSeed = options.seed) {
      seed = newSeed;
      index = 0;
      names = new Map(organizations.map(({ clientId, name }) => [clientId, name]));
      state.log.clear();
      state.faults.clear();
      state.lists.clear();
      state.rate = options.ratePerMinute;
      state.keys = [{ key: sandboxHyas.apiKey, mayListOrganizations: true, mayChangeLists: true }];
    },
  };

  const around = () => ({
    now: clock.now(),
    nameOf: (clientId: string) => names.get(clientId) ?? clientId,
    allowed: state.lists.allows,
  });

  function generated(count: number): LogEntry[] {
    return Array.from({ length: count }, () => lookup(seed, index++, around()))
      .flat()
      .map(({ word, row }) => ({ word, row, at: Date.parse(row.datetime) }));
  }

  function complete(partial: PartialRow): LogEntry {
    const surroundings = around();
    const number = given++;
    const [ordinary] = lookup(`${seed}/given`, number, surroundings);
    if (ordinary === undefined) throw new RangeError('A look-up has at least one row.');
    // By default a given row happened now and is named for its reputation.
    const domain = partial.domain ?? ordinary.row.domain;
    const labels = String(domain).replace(/\.$/, '').split('.');
    const base: HyasRow = {
      ...ordinary.row,
      datetime: surroundings.now.toISOString().replace('Z', '000Z'),
      domain_2tld: labels.slice(-2).join('.'),
      domain_tld: labels.at(-1) ?? null,
      reason: { type: 'Phishing', lists: [] },
      domain_category: ['Phishing'],
    };
    const known = typeof partial.client_id === 'string' ? names.get(partial.client_id) : undefined;
    return completed(partial, known === undefined ? base : { ...base, client_name: known }, surroundings.now);
  }

  state.reset();
  return state;
}
