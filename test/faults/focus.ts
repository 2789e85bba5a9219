import { closes } from './meddle.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import { emitAgain } from './see-again.ts';
import type { World } from './world.ts';

/**
 * What a run surely exercises while faults last. By chance alone, few histories have a note, a reopening, a second
 * digest or a move while a fault happens.
 */
export const focuses = ['notes', 'reopening', 'storms', 'digests', 'allow list', 'moving', 'leases'] as const;
export type Focus = (typeof focuses)[number];

const features = focuses.filter((focus) => focus !== 'leases');

/** In two runs of five there is none. */
export function drawFocus(random: Random): Focus | null {
  const lot = random.next();
  if (lot < 0.5) return random.pick(features);
  return lot < 0.6 ? 'leases' : null;
}

/** Repeats what a run exercises, as long as faults last. */
export function followFocus(world: World, people: People, untilMs: number): void {
  const { random, scheduler, adversary, focus } = world;
  const act = actionOf(world, people);
  if (focus === null || act === null) return;
  const plan = (at: number) => {
    if (at >= untilMs) return;
    scheduler.after(at - scheduler.now(), focus, () => {
      if (adversary.resting) return;
      act();
      plan(scheduler.now() + random.between(20_000, 80_000));
    });
  };
  plan(random.between(40_000, 100_000));
}

function actionOf(world: World, people: People): (() => unknown) | null {
  const { random, scheduler, connectWise, adversary } = world;
  const seeAgain = () => {
    if (!adversary.resting) emitAgain(world);
  };
  switch (world.focus) {
    case 'notes':
      return seeAgain;
    case 'reopening':
    case 'storms':
      // A technician closes a ticket, and its threat is seen again, mostly before Picket noticed the closing.
      return () => {
        const open = connectWise.open();
        if (open.length === 0) return;
        // The last of them is a roll-up's, where there is one.
        closes(world, world.focus === 'storms' ? (open.at(-1) ?? random.pick(open)) : random.pick(open));
        scheduler.after(random.between(1_000, 60_000), 'seen again', seeAgain);
      };
    case 'allow list':
      return () =>
        random.chance(0.7)
          ? people.allow(`bad-${random.between(1, 3)}.example`, null, random.pick([null, null, 2]))
          : people.disallow();
    default:
      return null;
  }
}
