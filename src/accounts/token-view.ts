import { z } from 'zod';
import { parseScopes } from '../platform/http/guarded.ts';
import { guardedScopes, roles } from '../platform/http/principal.ts';
import { limitSchema } from './company-limit.ts';
import type { TokenRow } from './store.ts';

/** A token as the API shows it: all except the token itself and its hash. */
export const tokenSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    role: z.enum(roles),
    hint: z.string().describe('Its first characters.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    lastUsedAt: z.iso.datetime().nullable().describe('To the minute.'),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    companies: limitSchema,
    scopes: z
      .array(z.enum(guardedScopes))
      .describe('What it may do beyond its role: `tokens`, `users`, `connection`, `export`.'),
  })
  .meta({ id: 'ApiToken' });

export function viewToken(row: TokenRow): z.infer<typeof tokenSchema> {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    companies: row.companies && [...row.companies],
    scopes: parseScopes(row.scopes),
  };
}
