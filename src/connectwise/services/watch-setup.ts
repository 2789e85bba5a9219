import { loadSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';
import type { ConnectWise } from '../client/types.ts';
import { verifyReading } from '../client/verify-setup.ts';
import { noteFindings, setupFindings } from '../connection/setup-findings.ts';
import type { Watcher } from '../connection/watcher.ts';
import { type BoardsUsed, boardsUsed } from './boards-used.ts';
import { chosenOf, ticketService } from './ticket-service.ts';
import { verifyClosing } from './verify-closing.ts';
import { verifyCustomFields } from './verify-custom-fields.ts';

const freshMs = 3_600_000;

/**
 * Repeats the checks of Verify setup for the role and the choices: hourly, and in each round while one fails, so that
 * the status is current. Returns whether one fails.
 */
export async function watchSetup(
  { db, clock }: Pick<Watcher, 'db' | 'clock'>,
  client: ConnectWise,
  signal: AbortSignal,
  readBoards: BoardsUsed = boardsUsed,
): Promise<boolean> {
  const { checkedAt, findings } = await loadSetting(db, setupFindings);
  const age = checkedAt === null ? null : Math.abs(clock.now().getTime() - Date.parse(checkedAt));
  if (findings.length === 0 && age !== null && age < freshMs) return false;
  const checks: Check[] = [];
  for await (const check of verifyReading(client, chosenOf(await loadSetting(db, ticketService)), signal)) {
    checks.push(check);
  }
  for await (const check of verifyClosing(db, client, signal)) checks.push(check);
  for await (const check of verifyCustomFields(db, client, signal, readBoards)) checks.push(check);
  if (signal.aborted) return findings.length > 0;
  return noteFindings(db, checks, clock.now());
}
