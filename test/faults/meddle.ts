import { callBack } from './callbacks.ts';
import { type ModelTicket, otherBoard, technician } from './model-connectwise.ts';
import type { People } from './people.ts';
import type { World } from './world.ts';

/** The companies of Picket: three that the source named, and the one for rows without a company. */
const companyIds = [1, 2, 3, 4];

/** A technician does something with a ticket. */
export function work(
  world: World,
  ticket: ModelTicket,
  what: string,
  change: (ticket: ModelTicket) => void,
): void {
  const { connectWise, scheduler, trace } = world;
  const before = connectWise.open();
  change(ticket);
  connectWise.noteEndings(before, scheduler.now());
  ticket.updatedAt = scheduler.now();
  ticket.trail.push(technician);
  ticket.touchedAt = scheduler.now();
  trace.add('technician', `${what} ticket ${ticket.id}`);
  callBack(world, ticket);
}

const close =
  ({ scheduler }: World) =>
  (ticket: ModelTicket): void => {
    ticket.closed = true;
    ticket.closedAt = scheduler.now();
  };

export const reopen =
  ({ scheduler }: World) =>
  (ticket: ModelTicket): void => {
    if (ticket.closed) Object.assign(ticket, { openSince: scheduler.now(), reopened: false });
    ticket.closed = false;
    ticket.closedAt = null;
  };

export const closes = (world: World, ticket: ModelTicket): void =>
  work(world, ticket, 'closes', close(world));

/** Technicians finish their work: they close every open ticket. */
export function closeAll(world: World): void {
  for (const ticket of world.connectWise.tickets) {
    if (world.connectWise.lifeOf(ticket) === 'open') closes(world, ticket);
  }
}

/** The tickets whose numbers Picket knows. A ticket that is hidden before that looks as if it did not exist. */
async function knownTickets({ shared, connectWise }: World): Promise<ModelTicket[]> {
  const rows = await shared.database.db
    .selectFrom('ticket')
    .select('connectwise_id')
    .where('state', '=', 'created')
    .orderBy('id')
    .execute();
  const numbers = rows.map(({ connectwise_id: number }) => number);
  return connectWise.tickets.filter(({ id, deletedAt }) => deletedAt === null && numbers.includes(id));
}

/**
 * Changes from outside while Picket works: settings and mappings in Picket; rights, companies, boards and tickets in
 * ConnectWise; clocks. To extend the world, add to `inPicket` or `inConnectWise`.
 */
export function meddler(world: World, people: People) {
  const { random, trace, connectWise, adversary } = world;
  const target = () => random.pick(connectWise.companies).id;
  let jumped = false;

  const inPicket: (() => void | Promise<void>)[] = [
    () => people.map(random.pick(companyIds.slice(0, 3)), target()),
    () => people.map(random.pick(companyIds.slice(0, 3)), target()),
    () => people.unmap(random.pick(companyIds.slice(0, 3))),
    () => people.setService(random.chance(0.7), random.chance(0.8)),
    () => people.setIncidents({ grouping: random.pick(['domain', 'domain+device', 'device']) }),
    () => people.setIncidents({ groupingWaitSeconds: random.pick([0, 10, 30]) }),
    () => people.setIncidents({ minimumDetections: random.between(1, 2) }),
    () => people.setIncidents({ quietAfterHours: random.pick([0.02, 24]) }),
    () => people.setIncidents({ mutedReasons: random.chance(0.5) ? ['Adware'] : [] }),
    () => people.setIncidents({ ticketedVerdicts: random.pick([['malicious'], ['blocked', 'malicious']]) }),
    () => people.setRecurrence({ onRecurrence: random.pick(['reopen', 'new_ticket']) }),
    () => people.setRecurrence({ atMostEveryHours: random.pick([0, 0.03, 24]) }),
    () => people.setRecurrence({ withinHours: random.pick([0, 0.05, 72]) }),
    () => people.retry(),
    () => people.setCallbacks(random.chance(0.8)),
  ];

  /** Broken for a while; most faults are noticed and fixed. */
  const breaks =
    (right: 'mayEdit' | 'mayClose' | 'keysWork' | 'mayAdd' | 'mayInquire' | 'boardActive' | 'refusesOddly') =>
    () => {
      const broken = right === 'refusesOddly';
      connectWise[right] = broken;
      trace.add('ConnectWise', `${right}: ${connectWise[right]}`);
      world.scheduler.after(random.between(5_000, 120_000), 'mended', () => {
        connectWise[right] = !broken;
        trace.add('ConnectWise', `${right}: ${connectWise[right]}`);
      });
    };
  const withTicket = (what: string, change: (ticket: ModelTicket) => void) => () => {
    if (connectWise.tickets.length > 0) work(world, random.pick(connectWise.tickets), what, change);
  };
  const closing = withTicket('closes', close(world));
  const inConnectWise: (() => void)[] = [
    breaks('keysWork'),
    breaks('mayAdd'),
    breaks('mayInquire'),
    breaks('mayEdit'),
    breaks('mayClose'),
    breaks('boardActive'),
    breaks('refusesOddly'),
    () => {
      const company = random.pick(connectWise.companies);
      company.deleted = !company.deleted;
      trace.add('ConnectWise', `company ${company.id} ${company.deleted ? 'deleted' : 'restored'}`);
    },
    withTicket('writes a note on', (ticket) => {
      ticket.notes.push({ id: ticket.notes.length + 1, text: 'Looked at.', by: technician, internal: true });
    }),
    withTicket('renames', (ticket) => {
      ticket.summary = 'Renamed';
    }),
    closing,
    closing,
    withTicket('reopens', reopen(world)),
    withTicket('merges', (ticket) => {
      const parent = random.pick(connectWise.tickets);
      // ConnectWise does not merge into a ticket that is merged or deleted.
      if (parent === ticket || parent.mergedInto !== null || parent.deletedAt !== null) return;
      if (connectWise.tickets.some(({ mergedInto }) => mergedInto === ticket.id)) return;
      ticket.mergedInto = parent.id;
      ticket.closed = true;
    }),
    withTicket('moves', (ticket) => {
      ticket.boardName = random.pick(['Security Alerts', 'Help Desk']);
      ticket.companyId = target();
    }),
    withTicket('deletes', (ticket) => {
      ticket.deletedAt ??= world.scheduler.now();
    }),
  ];

  // What a member is refused or does not see; in a few runs it stays so unless somebody changes it.
  const limited = random.chance(0.3);
  const limits: (() => void | Promise<void>)[] = [
    () => flip(connectWise.refusedCompanies, target(), 'creates for company'),
    () => flip(connectWise.refusedBoards, otherBoard.id, 'creates on board'),
    () => people.route(),
    async () => {
      const known = await knownTickets(world);
      if (known.length === 0) return;
      const ticket = random.pick(known);
      ticket.hidden = random.pick([200, 403, 500, null]);
      trace.add('ConnectWise', `hides ticket ${ticket.id}: ${ticket.hidden}`);
    },
  ];
  function flip(refused: Set<number>, id: number, what: string): void {
    if (!refused.delete(id)) refused.add(id);
    trace.add('ConnectWise', `${refused.has(id) ? 'refuses' : 'takes'} ${what} ${id}`);
  }

  function jumpClock(): void {
    if (!adversary.badClocks || jumped) return;
    jumped = true;
    const computer = random.pick(world.computers);
    const minutes = random.between(-60, 60);
    trace.add('clock', `jumps by ${minutes} min`);
    computer.aheadMs += minutes * 60_000;
  }

  // The allow list, which few runs use.
  const allows = random.chance(0.4);
  const domain = () => `${random.pick(['', 'a.'])}bad-${random.between(1, 3)}.example`;
  const companyId = () => (random.chance(0.3) ? random.pick(companyIds.slice(0, 3)) : null);
  const onList = (): void | Promise<void> =>
    random.chance(0.6) ? people.allow(domain(), companyId(), random.pick([null, 1, 5])) : people.disallow();

  return () => {
    if (limited && random.chance(0.3)) return random.pick(limits)();
    if (allows && random.chance(0.3)) return onList();
    if (random.chance(0.1)) return jumpClock();
    return random.pick(random.chance(0.5) ? inPicket : inConnectWise)();
  };
}
