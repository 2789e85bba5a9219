import { z } from 'zod';
import { roles } from '../../platform/http/principal.ts';
import { plainText } from '../../platform/values/text.ts';
import { limitSchema } from '../company-limit.ts';
import type { UserRow } from '../user-store.ts';

export const nameSchema = z.string().transform(plainText).pipe(z.string().min(1).max(100));

/** Addresses are compared in any letter case, as all common providers do. */
export const emailSchema = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(320));

export const userIdParams = z.object({ id: z.string().regex(/^[\w-]{1,64}$/, 'must be the id of a user') });

/** A user as administrators see them. */
export const userSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    disabled: z.boolean(),
    state: z
      .enum(['invited', 'active', 'disabled'])
      .describe('Invited: the user has not set a password or used the OpenID provider yet.'),
    twoFactorEnabled: z.boolean(),
    companies: limitSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'User' });

export function viewUser(row: UserRow): z.infer<typeof userSchema> {
  const disabled = row.disabled_at !== null;
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    disabled,
    state: disabled ? 'disabled' : row.signs_in ? 'active' : 'invited',
    twoFactorEnabled: row.two_factor_enabled,
    companies: row.companies && [...row.companies],
    createdAt: row.created_at.toISOString(),
  };
}

/** The fields of a user in the audit trail. */
export function auditUser({ email, name, role, disabled_at, companies }: UserRow) {
  const limit = companies === null ? {} : { companies };
  return { email, name, role, disabled: disabled_at !== null, ...limit };
}
