import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DetectionInput, Unreadable } from '../detections/detection.ts';
import type { CompanyNames } from '../ingest/company-names.ts';
import type { Batch, Identity, IngestResult } from '../ingest/ingest.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { NetworkRules } from '../platform/outbound/network-rules.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { Check } from '../platform/values/check.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { Result } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import type { ObserveSource } from './source-event.ts';
import type { SourceRow } from './store.ts';

/**
 * A kind of source: all that differs between kinds. `index.ts` lists them. The codes of a kind's problems begin with
 * its name and a dot.
 */
export interface SourceKind<Name extends string = string> {
  /** The name in the database, the API and the commands. It never changes. */
  readonly name: Name;
  /** The name for people. */
  readonly title: string;
  /** The settings, each with a default and a description. Secrets are stored separately. */
  readonly schema: z.ZodObject;
  readonly secret: ProviderKey | OwnSecret | NoSecret;
  /** Which fields identify a repeated detection. */
  readonly identity: Identity;
  readonly start: Polled | Listening | BuiltIn;
  /**
   * Converts received data into detections. A row that cannot be parsed does not stop the others. Never throws, for any
   * JSON; fails only if there is no list of rows at all.
   * @param received in the form of the kind's `samples/`: an answer or a body, with values that its rows lack.
   */
  receive(received: unknown, settings: Settings, now: Date): Promise<Result<Received>>;
  /** Checks whether a source works, for Troubleshoot and `doctor`. It may throw problems. */
  probe(deps: KindDeps, source: SourceRow, signal: AbortSignal): Promise<Probed>;
}

/** The stored settings of a source. They were valid for the version that saved them. */
export type Settings = Readonly<Record<string, unknown>>;

export interface Received {
  readonly detections: readonly DetectionInput[];
  readonly unreadable: readonly Unreadable[];
}

/** The result of a probe, without the name of the check. */
export type Probed = Pick<Check, 'status' | 'what' | 'hint'>;

export interface KindDeps {
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clock: Clock;
  /** Whether an address may be in a private network or on this machine. */
  readonly network: NetworkRules;
  readonly log?: { debug(fields: Record<string, unknown>, message: string): void } | undefined;
}

/** An API key that the provider issues and a person enters. */
export interface ProviderKey {
  readonly from: 'provider';
  /** The address that the key is sent to. If it changes, the key must be entered again. */
  sentTo(settings: Settings): unknown;
}

/** A secret that Picket generates, shows once, and rotates. */
export interface OwnSecret {
  readonly from: 'picket';
  /** Why an API key is refused, as the error of the form's field. */
  readonly noKey: string;
  make(random: RandomBytes): MadeSecret;
  /** @param present the present secret in clear; null if it cannot be decrypted: a new one fixes that. */
  rotate(present: string | null, how: { now: Date; random: RandomBytes; revokeOld: boolean }): MadeSecret;
}

/** Nothing is exchanged with another product, so there is no secret. */
export interface NoSecret {
  readonly from: 'nobody';
}

export interface MadeSecret {
  /** The text to store, encrypted. */
  readonly text: string;
  readonly shown: ShownSecret;
  /** Until when the previous secret is valid too (ISO 8601); null if there is none. */
  readonly oldValidUntil: string | null;
}

/** Shown only once, when it is generated. */
export interface ShownSecret {
  readonly secret: string;
  readonly bearerToken: string;
}

/** Picket polls it, on a schedule and under a lease. */
export interface Polled {
  readonly how: 'poll';
  /** Milliseconds between the end of a reading and the next one. @throws if the settings are invalid. */
  everyMs(settings: Settings): number;
  /** Reads everything up to now. It fails with a problem of the kind, or because the lease was lost. */
  read(reading: Reading): Promise<Result<void>>;
}

/** One reading of one source. */
export interface Reading extends KindDeps {
  readonly source: SourceRow;
  /** Aborts if Picket stops, or the lease was lost. */
  readonly signal: AbortSignal;
  /** Renews the lease when half of it has passed; call it before each request. False: it was lost, so stop. */
  keepLease(): Promise<boolean>;
  /** Stores in one transaction that also renews the lease. @throws a problem if it was lost. */
  store(batch: Omit<Batch, 'sourceId' | 'identity'>, names: CompanyNames): Promise<void>;
}

/** The product sends to routes of Picket. */
export interface Listening {
  readonly how: 'listen';
  routes(deps: ListeningDeps): FastifyPluginAsyncZod;
  /**
   * Processes the quarantined rows again, with the current settings. Valid rows are stored and leave the quarantine.
   * @param source locked.
   */
  readAgain(tx: Kysely<Schema>, source: SourceRow, receive: Receive, now: Date): Promise<ReadAgain>;
}

/** A part of Picket passes on what it sees. The source is created and deleted with that part. */
export interface BuiltIn {
  readonly how: 'built_in';
}

export interface ListeningDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clock: Clock;
  readonly observe?: ObserveSource | undefined;
  readonly receive: Receive;
  /** Stores a batch in a transaction that it shares with batches of other senders to this source. */
  readonly receiveShared: (batch: Omit<Batch, 'identity'>) => Promise<IngestResult>;
}

/** Stores a batch from a source of this kind, in the caller's transaction. */
export type Receive = (
  tx: Kysely<Schema>,
  batch: Omit<Batch, 'identity'>,
  now: Date,
) => Promise<IngestResult>;

export interface ReadAgain {
  readonly accepted: number;
  readonly duplicates: number;
  readonly ignored: number;
  /** Rows that still cannot be parsed, and stay in the quarantine. */
  readonly left: number;
}
