import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Problem, ProblemError, toProblem } from '../../platform/values/problem.ts';
import type { CompileReport } from '../index/compile.ts';
import { loadGeneration } from '../policy/change-policy.ts';
import type { GuardEntry } from '../policy/model.ts';
import { resolverSettings } from '../policy/policy-settings.ts';
import type {
  Addresses,
  Clients,
  Counted,
  LoggedQueries,
  ResolverState,
  Seen,
} from '../resolver/protocol.ts';
import { type Resolver, startResolver } from '../resolver/start.ts';
import { compileIndex } from './compile-index.ts';
import { indexFile, newestIndex, removeOldIndexes, writeDurably } from './index-files.ts';
import { loadClients } from './load-clients.ts';
import { loadPolicy, type PackedPolicy } from './load-policy.ts';
import { publishProblems } from './problems.ts';
import { type NodeAddresses, settingsFor, type Wanted } from './settings-for.ts';

export interface DnsNodeOptions {
  /** The folder with the last good index, clients and settings of this node. */
  readonly folder: string;
  readonly addresses: NodeAddresses;
  readonly clock: Clock;
  /** Stores the queries that the resolver saw; they are passed again if this fails. */
  readonly onSeen: (seen: readonly Seen[]) => Promise<void>;
  /** The resolver ended, or cannot start. The next round starts it again. */
  readonly onProblem: (problem: Problem) => void;
}

/** The state of DNS on this node, for status, doctor and the console. */
export interface DnsNodeState {
  readonly enabled: boolean;
  readonly addresses: Addresses | null;
  readonly resolver: ResolverState | null;
  /** Why the resolver does not answer, or not by the newest policy. */
  readonly problem: Problem | null;
  readonly report: CompileReport | null;
}

export interface DnsNode {
  /** Starts the resolver with the files of the last run, before the database is open. Never throws. */
  startFromFiles(): Promise<void>;
  /** Applies the settings, clients and policy of the database. Throws if it could not. */
  publish(db: Kysely<Schema>, guard: readonly GuardEntry[]): Promise<void>;
  takeCounters(): Promise<Counted[]>;
  /** The file of the index in force; null if there is none. */
  indexFile(): Promise<string | null>;
  takeQueries(): Promise<LoggedQueries>;
  /** The bytes of the index in force, for the why-tool; null if there is none. */
  readIndex(): Promise<Uint8Array | null>;
  state(): DnsNodeState;
  stop(): Promise<void>;
}

/** An index is compiled again if its time windows end sooner than this. */
const windowsLeftMs = 13 * 24 * 3_600_000;

/** A policy that could not be compiled is tried again after this, or when it changed. */
const compileAgainMs = 10 * 60_000;

/** The resolver of this node, with its index, clients and settings. */
export function openDnsNode({ folder, addresses, clock, onSeen, onProblem }: DnsNodeOptions): DnsNode {
  const file = (name: string) => path.join(folder, name);
  let wanted: Wanted | null = null;
  let clients: Clients | null = null;
  let resolver: Resolver | null = null;
  let startProblem: Problem | null = null;
  let report: CompileReport | null = null;
  /** Feeds that are left out of the index. */
  let damaged: readonly Problem[] = [];
  /** Stored here, because the resolver’s state is up to a second old. */
  let inForce: Pick<ResolverState, 'generation' | 'windowsUntil'> | null = null;
  /**
   * The guard list that the index in force was compiled with. Null: an earlier run compiled it, from an unknown
   * database.
   */
  let guarded: string | null = null;
  let failure: { readonly of: string; readonly at: number; readonly problem: Problem } | null = null;

  async function start(): Promise<void> {
    if (wanted?.settings == null || resolver !== null) return;
    try {
      resolver = await startResolver({
        settings: wanted.settings,
        clients,
        indexFile: await newestIndex(folder),
        onSeen,
        onState: () => {},
        onLost(problem) {
          resolver = null;
          onProblem(problem);
        },
      });
      startProblem = null;
      inForce = resolver.state();
      guarded = null;
    } catch (thrown) {
      startProblem = toProblem(thrown);
      throw thrown;
    }
  }

  async function stop(): Promise<void> {
    const running = resolver;
    resolver = null;
    startProblem = null;
    await running?.stop();
  }

  /** Stored for the next start only after they are in force: a port in use must not stop the next start too. */
  async function useSettings(next: Wanted): Promise<void> {
    if (JSON.stringify(next) === JSON.stringify(wanted)) return;
    if (next.settings === null) await stop();
    else if (resolver !== null) {
      const used = await resolver.useSettings(next.settings);
      if (!used.ok) throw new ProblemError(used.problem);
    }
    wanted = next;
    await writeDurably(file('settings.json'), JSON.stringify(next));
  }

  async function useClients(next: Clients): Promise<void> {
    if (JSON.stringify(next) === JSON.stringify(clients)) return;
    await writeDurably(file('clients.json'), JSON.stringify(next));
    await resolver?.useClients(next);
    clients = next;
  }

  async function useIndex(db: Kysely<Schema>, guard: readonly GuardEntry[], running: Resolver) {
    const now = clock.now();
    const generation = await loadGeneration(db);
    const names = JSON.stringify(guard);
    const hasWindows = (inForce?.windowsUntil ?? 0) - now.getTime() > windowsLeftMs;
    if (inForce?.generation === generation && hasWindows && guarded === names) return;
    const of = `${generation} ${names}`;
    // A policy that failed is not compiled again at once: that takes seconds of CPU time.
    if (failure?.of === of && now.getTime() - failure.at < compileAgainMs)
      throw new ProblemError(failure.problem);
    try {
      await compileAndUse(await loadPolicy(db, guard), running, now);
      guarded = names;
      failure = null;
    } catch (thrown) {
      failure = { of, at: now.getTime(), problem: toProblem(thrown) };
      throw thrown;
    }
  }

  async function compileAndUse(policy: PackedPolicy, running: Resolver, now: Date): Promise<void> {
    const written = indexFile(folder, policy.generation, now);
    const compiled = await compileIndex({ policy, file: written, now });
    const used = await running.useIndex(written);
    if (!used.ok) {
      // The next start must not find the file.
      await rm(written, { force: true });
      throw new ProblemError(used.problem);
    }
    ({ report, damaged } = compiled);
    inForce = { ...used.value, windowsUntil: compiled.report.windowsUntil.getTime() };
    await removeOldIndexes(folder);
  }

  const fileInForce = async () => (resolver === null ? null : newestIndex(folder));

  const policyProblem = (): Problem | null =>
    failure?.problem ?? (inForce?.generation == null ? publishProblems.noIndex() : null);

  return {
    async startFromFiles() {
      wanted = (await readJson(file('settings.json'))) as Wanted | null;
      clients = (await readJson(file('clients.json'))) as Clients | null;
      // The listening addresses come from the configuration of this start, not from the last run.
      if (wanted !== null)
        wanted = { ...wanted, settings: wanted.settings && { ...wanted.settings, ...addresses } };
      await start().catch(() => startProblem && onProblem(startProblem));
    },

    async publish(db, guard) {
      const choices = await loadSetting(db, resolverSettings);
      await useSettings({ settings: choices.enabled ? settingsFor(choices, addresses) : null });
      await useClients(await loadClients(db, clock.now()));
      await start();
      if (resolver !== null) await useIndex(db, guard, resolver);
    },

    indexFile: fileInForce,

    async readIndex() {
      const newest = await fileInForce();
      return newest === null ? null : readFile(newest);
    },

    takeCounters: async () => (await resolver?.takeCounters()) ?? [],
    takeQueries: async () => (await resolver?.takeQueries()) ?? { queries: [], lost: [] },

    state: () => ({
      enabled: wanted?.settings != null,
      addresses: resolver?.addresses() ?? null,
      resolver: resolver?.state() ?? null,
      problem: startProblem ?? (resolver && policyProblem()) ?? damaged[0] ?? null,
      report,
    }),

    stop,
  };
}

/** The stored content of a file; null if it cannot be read. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
