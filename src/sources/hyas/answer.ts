import { z } from 'zod';
import { plainText } from '../../platform/values/text.ts';

/** One page of the log: the rows as received, not parsed. */
export interface LogPage {
  readonly rows: readonly unknown[];
  /** The number of rows of the whole query, if HYAS gave it. */
  readonly total?: number;
  /** HYAS's time when it answered (the `Date` header, whole seconds). */
  readonly serverTime?: Date;
}

export interface OrganizationRef {
  readonly externalId: string;
  /** The name, or the id if HYAS gave no name. */
  readonly name: string;
}

const logsAnswer = z.object({ logs: z.array(z.unknown()).nullable(), total_count: z.unknown().optional() });
const organizationsAnswer = z.object({ organizations: z.array(z.unknown()).nullable() });

/** Parses `{ logs, total_count }`; null for anything else. `logs: null` is an empty page. */
export function parseLogsAnswer(answer: unknown): { rows: unknown[]; total?: number } | null {
  const read = logsAnswer.safeParse(answer);
  if (!read.success) return null;
  const rows = read.data.logs ?? [];
  const total = parseCount(read.data.total_count);
  return total === null ? { rows } : { rows, total };
}

function parseCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Parses `{ organizations: [{ client_id, … }] }` without entries that lack an id; null for anything else. */
export function parseOrganizationsAnswer(answer: unknown): OrganizationRef[] | null {
  const read = organizationsAnswer.safeParse(answer);
  if (!read.success) return null;
  const byId = new Map<string, OrganizationRef>();
  for (const entry of read.data.organizations ?? []) {
    if (typeof entry !== 'object' || entry === null) continue;
    const fields = entry as Record<string, unknown>;
    const externalId = parseClientId(fields.client_id);
    if (externalId === null) continue;
    // Public documents name only `client_id` in this answer. The name is read from the fields that the log and
    // compatible services use.
    const name = [fields.client_name, fields.organization_name, fields.name].map(parseName).find(Boolean);
    byId.set(externalId, { externalId, name: name ?? externalId });
  }
  return [...byId.values()];
}

function parseName(value: unknown): string | null {
  return typeof value === 'string' ? plainText(value.toWellFormed()).slice(0, 255) || null : null;
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The id of an organization, as both answers give it; a GUID in lower case, so that it is equal in both. */
export function parseClientId(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return null;
  const id = plainText(text.toWellFormed());
  if (id === '' || id.length > 255) return null;
  return guid.test(id) ? id.toLowerCase() : id;
}
