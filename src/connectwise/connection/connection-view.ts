import { z } from 'zod';
import { type ConnectionHealth, connectionHealthSchema, type SavedConnection } from './connection.ts';

/** The connection as the API shows it, without its private key. */
export const connectionViewSchema = z
  .object({
    configured: z.boolean(),
    site: z.string().nullable(),
    companyId: z.string().nullable(),
    publicKey: z.string().nullable(),
    clientId: z.string().nullable().describe('null: PICKET_CONNECTWISE_CLIENT_ID, if set.'),
    clientIdInUse: z
      .object({
        clientId: z.string(),
        from: z
          .enum(['connection', 'environment'])
          .describe('`environment`: PICKET_CONNECTWISE_CLIENT_ID, since the connection has none.'),
      })
      .nullable()
      .describe('The API client id that Picket sends to ConnectWise; null: none.'),
    keysSetAt: z.iso
      .datetime()
      .nullable()
      .describe('When the private key was entered. Picket never shows it.'),
    health: connectionHealthSchema.describe('How ConnectWise answered the last requests.'),
  })
  .meta({ id: 'Connection' });

export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** @param ofEnvironment PICKET_CONNECTWISE_CLIENT_ID. */
export function viewConnection(
  saved: SavedConnection | null,
  health: ConnectionHealth,
  ofEnvironment: string | undefined,
): ConnectionView {
  const audited = auditedConnection(saved);
  return {
    configured: saved !== null,
    ...audited,
    clientIdInUse: clientIdInUse(audited.clientId, ofEnvironment),
    health,
  };
}

function clientIdInUse(own: string | null, ofEnvironment: string | undefined) {
  if (own !== null) return { clientId: own, from: 'connection' as const };
  return ofEnvironment === undefined ? null : { clientId: ofEnvironment, from: 'environment' as const };
}

/** The connection for the audit trail: the values that people set. */
export function auditedConnection(
  saved: SavedConnection | null,
): Omit<ConnectionView, 'configured' | 'clientIdInUse' | 'health'> {
  return {
    site: saved?.site ?? null,
    companyId: saved?.companyId ?? null,
    publicKey: saved?.publicKey ?? null,
    clientId: saved?.clientId ?? null,
    keysSetAt: saved?.keysSetAt ?? null,
  };
}
