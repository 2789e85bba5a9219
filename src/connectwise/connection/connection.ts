import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';

/** The Connection tab as stored. */
export const connectionSchema = z.object({
  site: z.string(),
  companyId: z.string(),
  publicKey: z.string(),
  /** Encrypted by the keyring, context {@link privateKeyContext}. */
  sealedPrivateKey: z.string(),
  /** The API client id; null to use PICKET_CONNECTWISE_CLIENT_ID. */
  clientId: z.string().nullable(),
  keysSetAt: z.iso.datetime(),
});

export type SavedConnection = z.infer<typeof connectionSchema>;

export const privateKeyContext = 'connectwise.privateKey';

export const connection: Setting<SavedConnection | null> = {
  name: 'connection',
  schema: connectionSchema.nullable(),
  initial: null,
};

/**
 * Whether ConnectWise accepts our requests. `untried`: saved, and no request was sent yet. `refused` pauses every
 * delivery, since the keys or the role must be fixed. `unreachable` does not: deliveries are retried.
 */
export const connectionHealthSchema = z.object({
  state: z
    .enum(['unconfigured', 'untried', 'ok', 'refused', 'unreachable'])
    .describe('untried: saved, but Picket has sent no request yet.'),
  problem: problemSchema.nullable(),
  since: z.iso.datetime().nullable().describe('null when no connection is configured.'),
});

export type ConnectionHealth = z.infer<typeof connectionHealthSchema>;

export const connectionHealth: Setting<ConnectionHealth> = {
  name: 'connection_health',
  schema: connectionHealthSchema,
  initial: { state: 'unconfigured', problem: null, since: null },
};
