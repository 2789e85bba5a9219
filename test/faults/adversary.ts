import type { Focus } from './focus.ts';
import type { Random } from './random.ts';
import type { Waiting } from './scheduler.ts';

/** What happens to a request: whether it arrives, when, and what happens to its answer. */
export interface Journey {
  /** Never sent: refused connection, DNS, or the other side limits requests. */
  readonly notSent: 'unreachable' | 'rate_limited' | null;
  /** Lost on the way there. */
  readonly lost: boolean;
  /** Milliseconds until it takes effect. */
  readonly arrivesIn: number;
  /** The answer in place of the true one, whether the request took effect or not; null for the true one. */
  readonly answer: 'none' | 'server_error' | 'html' | 'late' | null;
  /** Milliseconds from the effect to the answer. */
  readonly answersIn: number;
}

const smooth: Journey = { notSent: null, lost: false, arrivesIn: 40, answer: null, answersIn: 40 };

export interface Adversary {
  /** No fault happens after this. */
  rest(): void;
  readonly resting: boolean;
  /** What to do with a task that could continue: nothing, let it wait longer (ms), or kill its process. */
  at(waiting: Waiting): 'go' | 'kill' | number;
  killsAtCommit(): boolean;
  /** Whether the connection to the database is lost at a statement. */
  cutsConnection(): boolean;
  /** When the database is unreachable, and for how long (ms). */
  readonly outages: readonly { readonly at: number; readonly ms: number }[];
  /** @param isFollowUp whether it changes an existing object: a note, a reopened ticket, an allow list. */
  journey(isFollowUp?: boolean): Journey;
  /** How much longer than asked an idle sleep takes. */
  drowsinessMs(): number;
  /** How often per minute people change something, in Picket and in ConnectWise. */
  readonly meddling: number;
  /** Whether clocks jump and differ. */
  readonly badClocks: boolean;
}

/** The longest a task may be held up; longer than a lease. */
const longestStallMs = 6 * 60_000;
/**
 * The points at which a task may be held up for long. Not while it has its process's only connection to the database:
 * nothing else in that process could work then.
 */
const places = ['create', 'create answered', 'search', 'search answered', 'read log', 'read log answered'];
/** The points at which a delivery holds a ticket; most of its lease is lost before it asks for permission to send. */
const placesOfDelivery = ['create', 'create', 'create answered', 'create answered', 'search answered'];
/** A request that was sent takes effect within this, or never: searching continues for longer (world.ts). */
export const latestArrivalMs = 3_000;

/**
 * Draws the faults of a run. Each kind of fault is off in half of the runs and rare or frequent in the others: faults
 * of every kind all the time would hide those that need a long quiet time in between.
 * @param focus what the run exercises, if anything (focus.ts). Then few faults happen before it, so it is reached, and
 * follow-ups surely fail.
 */
export function adversary(random: Random, focus: Focus | null): Adversary {
  const focused = focus !== null;
  const leases = focus === 'leases';
  const often = (most: number) => (random.chance(0.5) ? 0 : most * random.next());
  const rarely = (most: number) => often(focused ? most / 10 : most);
  const kills = leases ? 0 : often(focus === 'reopening' ? 0.002 : 0.03);
  const stalls = rarely(0.1);
  // Where a lease expires: at one kind of point, often enough that its consequences have time to happen.
  const stuckAt = drawStuck();
  // Not so often that nothing is sent at all, since each time takes minutes.
  const stuck = leases ? 0.4 : 0.2 + 0.5 * random.next();
  const shortestStallMs = leases ? 2 * 60_000 : 20_000;
  // The connection to the database; in some runs the database is unreachable for a while.
  const cuts = leases || random.chance(0.6) ? 0 : 0.02 * random.next();
  const outages = Array.from({ length: cuts === 0 ? 0 : random.between(0, 2) }, () => ({
    at: random.between(0, 8 * 60_000),
    ms: random.between(500, 3 * 60_000),
  }));
  const lostRequests = rarely(0.3);
  const lostReplies = rarely(0.5);
  const wrongAnswers = rarely(0.3);
  const notSent = rarely(0.3);
  const lostFollowUps = focused ? 0.2 + 0.2 * random.next() : 0;
  const lateness = often(0.4);
  const meddling = random.chance(0.4) ? 0 : (focused ? 0.5 : 2) * random.next();
  // If clocks differ, nobody keeps a lease for long.
  const badClocks = random.chance(0.4) && !leases;
  const drowsiestMs = random.pick(focused ? [1_000, 5_000] : [5_000, 20_000, 40_000]);
  let resting = false;

  function drawStuck(): string | null {
    if (leases) return random.pick(placesOfDelivery);
    return !focused && random.chance(0.5) ? random.pick(places) : null;
  }

  function answerInstead(lost: number): Journey['answer'] {
    // A timeout is so long that the ticket is mostly read before it. An error is reported while the outcome is still
    // unknown.
    if (random.chance(lost)) return focus === 'reopening' ? random.pick(['none', 'server_error']) : 'none';
    if (random.chance(wrongAnswers)) return random.pick(['server_error', 'html']);
    return random.chance(lateness) ? 'late' : null;
  }

  return {
    get resting() {
      return resting;
    },
    rest() {
      resting = true;
    },
    at({ owner, idle, label }) {
      if (resting || owner === null) return 'go';
      if (random.chance(idle ? kills / 5 : kills)) return 'kill';
      if (label === stuckAt && random.chance(stuck)) return random.between(shortestStallMs, longestStallMs);
      return !idle && random.chance(stalls) ? random.between(10, 5_000) : 'go';
    },
    cutsConnection: () => !resting && random.chance(cuts),
    outages,
    killsAtCommit: () => !resting && random.chance(kills / 2),
    journey(isFollowUp = false) {
      if (resting) return smooth;
      if (random.chance(notSent)) {
        return { ...smooth, notSent: random.chance(0.7) ? 'unreachable' : 'rate_limited' };
      }
      return {
        notSent: null,
        lost: random.chance(Math.max(lostRequests, isFollowUp ? lostFollowUps : 0)),
        arrivesIn: random.chance(lateness) ? random.between(100, latestArrivalMs) : random.between(5, 200),
        answer: answerInstead(Math.max(lostReplies, isFollowUp ? lostFollowUps : 0)),
        answersIn: random.between(5, 500),
      };
    },
    drowsinessMs: () => random.between(500, drowsiestMs),
    meddling,
    badClocks,
  };
}
