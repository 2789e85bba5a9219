import type { RollUpSettings } from '../../decisions/roll-up-settings.ts';
import { isStormOver, stormHourMs, type TicketLoad } from '../../decisions/storm.ts';

interface Due {
  readonly at: number;
  readonly companyId: number;
}

/** The interval of the loop that ends storms. */
const lookMs = 60_000;

/** The load as it would have been, from the decisions so far. Call it for times in order. */
export function rehearsedLoads(limits: RollUpSettings) {
  /** The incidents that came due within the last hour; the first `passed` of each list are older. */
  const tickets = { list: [] as Due[], passed: 0, of: new Map<number, number>() };
  const covered = { list: [] as Due[], passed: 0, of: new Map<number, number>() };
  const gathering = new Set<number>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let rollUps = 0;

  function moveTo(at: number): void {
    for (const kind of [tickets, covered]) {
      for (
        let due = kind.list[kind.passed];
        due && due.at <= at - stormHourMs;
        due = kind.list[kind.passed]
      ) {
        kind.passed += 1;
        kind.of.set(due.companyId, (kind.of.get(due.companyId) ?? 1) - 1);
      }
      if (kind.passed > 10_000) kind.list.splice(0, kind.passed);
      if (kind.passed > 10_000) kind.passed = 0;
    }
    if (gathering.size === 0 || at < lookedAt + lookMs) return;
    lookedAt = at;
    const all = new Map(tickets.of);
    for (const [companyId, count] of covered.of) all.set(companyId, (all.get(companyId) ?? 0) + count);
    for (const companyId of gathering) if (isStormOver(all, companyId, limits)) gathering.delete(companyId);
  }

  const add = (kind: typeof tickets, due: Due) => {
    kind.list.push(due);
    kind.of.set(due.companyId, (kind.of.get(due.companyId) ?? 0) + 1);
  };

  return {
    of(companyId: number, at: Date): TicketLoad {
      moveTo(at.getTime());
      return {
        ofCompany: tickets.of.get(companyId) ?? 0,
        ofAll: tickets.list.length - tickets.passed,
        gathering: gathering.has(companyId),
        rollUps: 0,
        rollUpsFreeAt: null,
      };
    },
    ticketed: (companyId: number, at: Date) => add(tickets, { at: at.getTime(), companyId }),
    covered(companyId: number, at: Date) {
      add(covered, { at: at.getTime(), companyId });
      if (gathering.has(companyId)) return;
      gathering.add(companyId);
      rollUps += 1;
    },
    /** The number of roll-ups. */
    rollUps: () => rollUps,
  };
}
