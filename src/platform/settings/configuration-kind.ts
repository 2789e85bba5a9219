import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import type { GuardedScope, Principal } from '../http/principal.ts';
import { plainText } from '../values/text.ts';
import type { ChangeDeps } from './change.ts';
import { type SavedSetting, saveSetting } from './save-setting.ts';
import { loadSetting } from './store.ts';

/** A company as the configuration file refers to it: by its name alone if that is unique. */
export const companyReferenceSchema = z.union([
  z.string().min(1).max(255),
  z.object({
    source: z.string().min(1).max(100),
    name: z.string().min(1).max(255).optional(),
    id: z.string().max(255).optional().describe('The company’s id at the source.'),
  }),
]);

export type CompanyReference = z.infer<typeof companyReferenceSchema>;

/** Companies by name, as the configuration file has them. */
export interface CompanyReferences {
  /** Null if the company was deleted. */
  referenceTo(id: number): CompanyReference | null;
  /** Undefined if none matches, or several do. */
  find(reference: CompanyReference): number | undefined;
  /** @throws `invalid`, and lists the companies that may be meant. */
  idOf(reference: CompanyReference): number;
  /** The same company as an export would refer to it. */
  usual(reference: CompanyReference): CompanyReference;
}

export interface ConfigurationReader {
  readonly db: Kysely<Schema>;
  readonly now: Date;
  readonly companies: CompanyReferences;
  /** What earlier sections of the file change; empty where no file is planned. */
  readonly planned: readonly PlannedStep[];
}

/** What a file changes in an object of an earlier section. */
export interface PlannedStep {
  readonly kind: { readonly section: string };
  /** Null: it is new. */
  readonly found: Found<object> | null;
  /** Null: it is deleted. */
  readonly value: object | null;
  readonly fields: readonly { readonly field: string }[];
  readonly lookedUp: unknown;
}

/** A secret of an object that is new or has another address. The file does not contain it. */
export interface NeededSecret {
  /** In the file of secrets: `['sources', 'HYAS']`. Null: nobody enters it there. */
  readonly secret: readonly string[] | null;
  /** In words: “the API key”. */
  readonly what: string;
  /** What the reader does about it. */
  readonly where: string;
}

/** Secrets, which the configuration file does not contain. They are needed for new objects, and for some changes. */
export const configurationSecretsSchema = z.object({
  connection: z
    .object({
      publicKey: z.string().max(200),
      privateKey: z.string().min(1).max(1000),
      clientId: z.string().max(200).nullable().optional(),
    })
    .partial()
    .optional()
    .describe('The keys of the connection to ConnectWise.'),
  sources: z
    .record(z.string(), z.string().max(5000))
    .optional()
    .describe('API keys by the name of the source.'),
  notifications: z
    .record(z.string(), z.string().max(2000))
    .optional()
    .describe('By the name of the notification channel: its address, or its password if it sends e-mail.'),
  heartbeat: z.string().max(2000).optional().describe('The heartbeat address.'),
});

export type ConfigurationSecrets = z.infer<typeof configurationSecretsSchema>;

/** The secret for a name; undefined if there is none. Own members alone, because a name may be `valueOf`. */
export const secretFor = (
  secrets: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined => (secrets !== undefined && Object.hasOwn(secrets, name) ? secrets[name] : undefined);

/** A secret that Picket generated for a new webhook. It is shown only once. */
export interface MadeSecret {
  readonly source: string;
  readonly secret: string;
  readonly bearerToken: string;
}

/** The secret with which a new notification webhook signs. It is shown only once. */
export interface MadeSigningSecret {
  readonly channel: string;
  readonly secret: string;
}

/** The one transaction in which a file is applied. `db` is that transaction, so every change becomes part of it. */
export interface ConfigurationChange extends ChangeDeps, ConfigurationReader {
  readonly principal: Principal;
  readonly secrets: ConfigurationSecrets;
  readonly show: (secret: MadeSecret) => void;
  readonly showSigning: (secret: MadeSigningSecret) => void;
}

/** What is read from ConnectWise for a file before its transaction begins, so that no lock waits for an answer. */
export interface LookUp<Client> {
  /** @throws `conflict` if no connection is saved. */
  readonly client: () => Promise<Client>;
  /** Reads a list only once for the whole file. */
  once<T>(what: string, read: () => Promise<T>): Promise<T>;
  readonly db: Kysely<Schema>;
  readonly companies: CompanyReferences;
  /** What earlier sections found, by section. */
  readonly found: ReadonlyMap<string, unknown>;
  /** What earlier sections change, with what was found for it. */
  readonly planned: readonly PlannedStep[];
}

/** An existing object of a section. */
export interface Found<Value> {
  readonly id: number;
  readonly value: Value;
  /**
   * Other values that a field may have for the same object: the identifier or the number of a ConnectWise record
   * instead of its name.
   */
  readonly also?: Readonly<Record<string, readonly (string | number | null)[]>>;
  /** False: `--prune` does not remove it. */
  readonly removable?: boolean;
}

/** Returns the current value of a field if the file writes the same value in another form. */
export function asWrittenNow<T>(wanted: T, now: T, also: readonly unknown[] = []): T {
  const fold = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
  return [now, ...also].some((one) => one !== null && fold(one) === fold(wanted)) ? now : wanted;
}

/**
 * One section of the configuration file. The values have the fields of the API, with names instead of ids. After a
 * value was applied, `load` returns it unchanged. So a file that is applied twice changes nothing the second time.
 */
export interface ConfigurationKind<Value extends object, Client> {
  /** The name of the section: `dns.lists`. */
  readonly section: string;
  /** What one object is called. */
  readonly what: string;
  /** The section is one object, not a list. */
  readonly single?: true;
  /** Several objects may have the same name. */
  readonly several?: true;
  /** Fields that are objects themselves: null is none, and `--prune` removes one that the file does not name. */
  readonly parts?: readonly string[];
  /** Unknown fields are refused before. */
  readonly schema: z.ZodType<Value>;
  /** The key that identifies an object in its section; null if it is missing. */
  identify(given: Readonly<Record<string, unknown>>, companies: CompanyReferences): string | null;
  /** The name of the object for people. */
  title(value: Value): string;
  load(reader: ConfigurationReader): Promise<readonly Found<Value>[]>;
  /** The value as `load` would return it; null if it has expired, so that nothing is to be done. @throws `invalid`. */
  settle?(value: Value, found: Found<Value> | null, reader: ConfigurationReader): Value | null;
  lookUp?(value: Value, found: Found<Value> | null, from: LookUp<Client>): Promise<unknown>;
  /** The secrets that it takes to add or change it to this value. */
  needs?(value: Value, found: Found<Value> | null): readonly NeededSecret[];
  add?(change: ConfigurationChange, value: Value, lookedUp: unknown): Promise<void>;
  replace(change: ConfigurationChange, found: Found<Value>, value: Value, lookedUp: unknown): Promise<void>;
  remove?(change: ConfigurationChange, found: Found<Value>): Promise<void>;
  /** Sets the order of all objects, by id. Left out if their order has no meaning. */
  reorder?(change: ConfigurationChange, ids: readonly number[]): Promise<void>;
  /** The guarded scope that a change needs besides the role. */
  readonly guarded?: GuardedScope;
  /** The ConnectWise client for looking up the rest of the file, once this section has the value. */
  connect?(value: Value, secrets: ConfigurationSecrets, db: Kysely<Schema>): Promise<Client | null>;
}

/** A kind whose value type only the engine of the configuration knows. */
export type AnyKind<Client> = ConfigurationKind<object, Client>;

/** Erases the value type of a kind: the engine returns the values as it received them. */
export const anyKind = <Value extends object, Client>(
  kind: ConfigurationKind<Value, Client>,
): AnyKind<Client> => kind as unknown as AnyKind<Client>;

/** Identifies an object by its name, in any letter case. */
export const byName = (given: Readonly<Record<string, unknown>>): string | null =>
  typeof given.name === 'string' ? plainText(given.name).toLowerCase() : null;

/** A section with one setting. */
export function settingKind<T extends object, Client>(
  section: string,
  saved: SavedSetting<T>,
): ConfigurationKind<T, Client> {
  return {
    section,
    what: 'setting',
    single: true,
    schema: saved.setting.schema,
    ...(saved.guarded === undefined ? {} : { guarded: saved.guarded }),
    identify: () => '',
    title: () => '',
    load: async ({ db }) => [{ id: 0, value: await loadSetting(db, saved.setting) }],
    replace: ({ db, now, principal }, _, after) => saveSetting(db, saved, after, { at: now, principal }),
  };
}
