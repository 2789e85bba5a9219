import type { ModelTicket } from './model-connectwise.ts';
import type { People } from './people.ts';
import type { World } from './world.ts';

/** The companies of Picket: three that the source named, and the one for what it attributed to none. */
const companyIds = [1, 2, 3, 4];

/** A technician does something with a ticket. */
function work(
  { connectWise, scheduler, trace }: World,
  ticket: ModelTicket,
  what: string,
  change: (ticket: ModelTicket) => void,
): void {
  const before = connectWise.open();
  change(ticket);
  connectWise.noteEndings(before, scheduler.now());
  ticket.updatedAt = scheduler.now();
  trace.add('technician', `${what} ticket ${ticket.id}`);
}

const close =
  ({ scheduler }: World) =>
  (ticket: ModelTicket): void => {
    ticket.closed = true;
    ticket.closedAt = scheduler.now();
  };

/** Technicians come to the end of their work: every ticket that is open is closed. */
export function closeAll(world: World): void {
  for (const ticket of world.connectWise.tickets) {
    if (world.connectWise.lifeOf(ticket) === 'open') work(world, ticket, 'closes', close(world));
  }
}

/**
 * What changes by itself while Picket works: settings and mappings in Picket; rights, companies, boards and tickets
 * in ConnectWise; clocks. To extend the world, add to `inPicket` or `inConnectWise`.
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
  ];

  /** Broken for a while; most things are noticed and mended. */
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
  const closes = withTicket('closes', close(world));
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
    withTicket('renames', (ticket) => {
      ticket.summary = 'Renamed';
    }),
    closes,
    closes,
    withTicket('reopens', (ticket) => {
      ticket.closed = false;
      ticket.closedAt = null;
    }),
    withTicket('merges', (ticket) => {
      const parent = random.pick(connectWise.tickets);
      // ConnectWise merges into what is merged itself no more than into what is gone.
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

  function jumpClock(): void {
    if (!adversary.badClocks || jumped) return;
    jumped = true;
    const computer = random.pick(world.computers);
    const minutes = random.between(-60, 60);
    trace.add('clock', `jumps by ${minutes} min`);
    computer.aheadMs += minutes * 60_000;
  }

  return () => {
    if (random.chance(0.1)) return jumpClock();
    return random.pick(random.chance(0.5) ? inPicket : inConnectWise)();
  };
}
