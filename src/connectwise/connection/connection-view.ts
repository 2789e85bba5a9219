import { z } from 'zod';
import { type ConnectionHealth, connectionHealthSchema, type SavedConnection } from './connection.ts';

/** The connection as it may be shown: never its private key. */
export const connectionViewSchema = z
  .object({
    configured: z.boolean(),
    site: z.string().nullable(),
    companyId: z.string().nullable(),
    publicKey: z.string().nullable(),
    clientId: z.string().nullable().describe('null: PICKET_CONNECTWISE_CLIENT_ID, if set.'),
    keysSetAt: z.iso
      .datetime()
      .nullable()
      .describe('When the private key was entered. Picket never shows it.'),
    health: connectionHealthSchema.describe('How ConnectWise answered the last requests.'),
  })
  .meta({ id: 'Connection' });

export type ConnectionView = z.infer<typeof connectionViewSchema>;

export function viewConnection(saved: SavedConnection | null, health: ConnectionHealth): ConnectionView {
  return { configured: saved !== null, ...auditedConnection(saved), health };
}

/** The connection for the audit trail: the values that people set. */
export function auditedConnection(
  saved: SavedConnection | null,
): Omit<ConnectionView, 'configured' | 'health'> {
  return {
    site: saved?.site ?? null,
    companyId: saved?.companyId ?? null,
    publicKey: saved?.publicKey ?? null,
    clientId: saved?.clientId ?? null,
    keysSetAt: saved?.keysSetAt ?? null,
  };
}
