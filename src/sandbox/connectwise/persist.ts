import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '../../platform/values/problem.ts';
import type { AccountData } from './account-data.ts';
import { seededCustomFields } from './custom-field.ts';
import { seededCustomers } from './customer-seed.ts';
import { noRestrictions } from './restrictions.ts';
import { seededBoards, seededSources } from './seed.ts';

/** Enough to recognize our own file; this code wrote its content. */
const snapshotSchema = z.looseObject({
  version: z.literal(1),
  nextId: z.object({ ticket: z.number(), note: z.number(), company: z.number() }),
  companies: z.array(z.unknown()),
  boards: z.array(z.unknown()),
  priorities: z.array(z.unknown()),
  tickets: z.array(z.unknown()),
  role: z.array(z.unknown()),
  keys: z.array(z.unknown()),
});

/** The state of an earlier run; null if there is none. */
export function loadSnapshot(path: string): AccountData | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const read = snapshotSchema.safeParse(parsed(text));
  if (read.success) return completed(read.data as unknown as AccountData);
  throw new ProblemError({
    code: 'sandbox.state_unreadable',
    message: `The ConnectWise sandbox cannot read its state in ${path}.`,
    hint: 'Delete the file to start with a fresh account, or choose another file.',
    retry: 'never',
  });
}

/**
 * Data that a file of an earlier version lacks is taken from a new account: subtypes, sources, configurations,
 * contacts, …
 */
function completed(data: AccountData): AccountData {
  const fresh = seededBoards();
  const boards = data.boards.map((board) => {
    const { subtypes, items, teams } = fresh.find(({ id }) => id === board.id) ?? noDetails;
    return Object.assign({ subtypes, items, teams }, board);
  });
  const customers = seededCustomers('2026-01-15T09:00:00Z');
  const missing = { sources: seededSources(), customers, customFields: seededCustomFields() };
  const restrictions = { ...noRestrictions(), ...data.restrictions };
  return Object.assign(missing, data, { boards, restrictions });
}

const noDetails = { subtypes: [], items: [], teams: [] };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Written to another file, synced and renamed: a reader finds the old state or the new one, and an answered change is
 * on disk. Synchronous, so that no request comes in between.
 */
export function writeSnapshot(path: string, data: AccountData): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.tmp`;
  const file = openSync(aside, 'w', 0o600);
  try {
    writeFileSync(file, JSON.stringify(data));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
}
