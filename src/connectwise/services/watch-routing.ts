import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { ConnectWise } from '../client/types.ts';
import { settingsProblems } from '../connection/problems.ts';
import type { Watcher } from '../connection/watcher.ts';
import { checkDestination, fetchLists, namesOf } from './check-destination.ts';
import { idsOf, recordFields } from './destination.ts';
import { routingProblems } from './problems.ts';
import { remembering } from './remembering.ts';
import { listRules, markRule, type StoredRule } from './store.ts';
import { type TicketService, ticketService } from './ticket-service.ts';

/** Reading cannot show why ConnectWise refused existing values. After this time, one ticket is tried again. */
const refusedRetryMs = 3_600_000;

const refused = routingProblems.refused('', settingsProblems.stopping()).code;
const elsewhere = settingsProblems.chosenElsewhere('').code;

/** Checks whether the destinations of routing rules still exist, and stores when one is deleted or restored. */
export async function watchRouting(
  { db, clock }: Watcher,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  const rules = (await listRules(db)).filter(({ enabled }) => enabled);
  if (rules.length === 0) return;
  const service = await loadSetting(db, ticketService);
  const reader = remembering(client);
  for (const rule of rules) {
    // Values of the Services tab's board are not checked on another board.
    const expected: TicketService = { ...service, board: rule.destination.ofBoard ?? service.board };
    const ids = idsOf(rule.destination);
    const lists = await fetchLists(reader, ids, expected, signal);
    if (signal.aborted) return;
    // The connection's health shows what is wrong; nothing is known about the rule.
    if (!lists.ok) continue;
    const [complaint] = checkDestination(ids, lists.value, expected);
    const names = namesOf(ids, lists.value);
    const renamed = recordFields.some((field) => names[field]?.name !== rule.destination[field]?.name);
    const problem =
      complaint === undefined
        ? remaining(rule, renamed, clock.now())
        : routingProblems.misfit(rule.name, complaint.detail);
    if (problem?.code === rule.problem?.code && problem?.message === rule.problem?.message) continue;
    await transaction(db, (tx) => markRule(tx, rule, problem, clock.now()));
  }
}

/** The remaining problem of a rule whose values all exist. */
function remaining({ problem, problemSince }: StoredRule, renamed: boolean, now: Date): Problem | null {
  // The same ids may mean other records in another ConnectWise. Only the same names prove that they are the same.
  if (problem?.code === elsewhere) return renamed ? problem : null;
  if (problem?.code !== refused || problemSince === null) return null;
  return Math.abs(now.getTime() - problemSince.getTime()) < refusedRetryMs ? problem : null;
}
