import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { restrictionsSchema } from './restrictions.ts';
import { levelSchema } from './roles.ts';

const name = z.string().trim().min(1).max(156);
const levels = {
  add: levelSchema.optional(),
  edit: levelSchema.optional(),
  delete: levelSchema.optional(),
  inquire: levelSchema.optional(),
};

/** The bodies of the control endpoints. */
export const controlBodies = {
  /** `{ faults: […] }`, a list, or a single fault. */
  faults: z.preprocess(
    (body) =>
      Array.isArray(body)
        ? { faults: body }
        : typeof body === 'object' && body !== null && 'faults' in body
          ? body
          : { faults: [body] },
    z.strictObject({ faults: z.array(faultSchema) }),
  ),
  role: z.strictObject({
    /** Rows to change, by the name of the function; other rights stay. */
    rows: z.array(z.strictObject({ function: name, ...levels })).default([]),
    idAndNameOnly: z.boolean().optional(),
    /** Resets to the rights of the permission table before the rows are changed. */
    reset: z.boolean().default(false),
  }),
  /** Replaces all restrictions: those that are left out are removed. */
  restrictions: restrictionsSchema,
  keys: z.strictObject({
    /** A new key pair; the old ones stop working. Generated if only `rotate` is sent. */
    rotate: z.boolean().default(false),
    publicKey: z.string().min(1).optional(),
    privateKey: z.string().min(1).optional(),
    /** All key pairs stop working. */
    revoke: z.boolean().default(false),
    badKeysStatus: z.union([z.literal(401), z.literal(404)]).optional(),
    /** Registered programs; null accepts any. */
    clientIds: z.array(z.string().toLowerCase()).nullable().optional(),
  }),
  codebase: z.strictObject({ codebase: z.string().regex(/^[\w.-]+\/$/, 'like v2026_1/, with its slash') }),
  newCompany: z.strictObject({ name, identifier: name.optional(), city: z.string().max(50).default('') }),
  company: z.strictObject({
    name: name.optional(),
    identifier: name.optional(),
    inactive: z.boolean().optional(),
    deleted: z.boolean().optional(),
  }),
  board: z.strictObject({
    name: name.optional(),
    inactive: z.boolean().optional(),
    deleted: z.boolean().optional(),
    locationId: z.number().int().positive().optional(),
  }),
  status: z.strictObject({ name: name.optional(), inactive: z.boolean().optional() }),
  ticket: z.strictObject({
    summary: name.optional(),
    /** By id or name, on the ticket's board. */
    status: z.union([z.number().int(), name]).optional(),
    board: z.union([z.number().int(), name]).optional(),
    type: z.union([z.number().int(), name]).optional(),
    priority: z.union([z.number().int(), name]).optional(),
    company: z.union([z.number().int(), name]).optional(),
    externalXRef: z.string().max(100).nullable().optional(),
    note: z.string().min(1).optional(),
    internal: z.boolean().default(false),
    /** Assigns it to a member, by identifier; null to nobody. */
    owner: name.nullable().optional(),
    /** Hours that the actor enters on it. */
    hours: z.number().positive().max(24).optional(),
    /** The actor: a member by identifier, or (for a note) the name of a customer's contact. */
    by: name.optional(),
    close: z.boolean().default(false),
    reopen: z.boolean().default(false),
    mergeInto: z.number().int().optional(),
  }),
} as const;

export type TicketChange = z.infer<typeof controlBodies.ticket>;
