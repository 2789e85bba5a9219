import { work } from './meddle.ts';
import { technician } from './model-connectwise.ts';
import { customerFields, customerOf } from './model-customers.ts';
import type { People } from './people.ts';
import { seeded } from './random.ts';
import type { World } from './world.ts';

/**
 * What happens often in a run besides its focus: devices that people link and unlink, customers whose contact ConnectWise
 * refuses, reports that are sent, or tickets that Picket closes while technicians work on them.
 */
export const themes = ['links', 'customers', 'reports', 'closing'] as const;
export type Theme = (typeof themes)[number];

/** What a run has beside its focus. Each is drawn apart, so what else is drawn in a run does not depend on it. */
export interface Features {
  readonly theme: Theme | null;
  /** Whether the detections of tickets are attached. */
  readonly attaches: boolean;
  /** Whether tickets are linked to the configurations of their devices. */
  readonly links: boolean;
  /** Whether tickets have contact, agreement and site. */
  readonly customers: boolean;
  /** Whether reports are sent by schedule. */
  readonly reports: boolean;
  /** Where Picket writes in tickets. */
  readonly describeIn: 'discussion' | 'internal';
  readonly notesIn: 'discussion' | 'internal';
}

export function drawTheme(seed: number): Theme | null {
  const random = seeded(seed ^ 0x1b873593);
  return random.chance(0.5) ? random.pick(themes) : null;
}

export function drawFeatures(seed: number): Features {
  const apart = (salt: number, chance: number) => seeded(seed ^ salt).chance(chance);
  const theme = drawTheme(seed);
  const place = (salt: number) => (apart(salt, 0.5) ? 'internal' : 'discussion');
  return {
    theme,
    attaches: apart(0x2c1b3c6d, 0.4),
    links: theme === 'links' || apart(0x5bd1e995, 0.4),
    customers: theme === 'customers' || apart(0x3c6ef372, 0.3),
    reports: theme === 'reports' || apart(0x510e527f, 0.2),
    describeIn: place(0x1f83d9ab),
    notesIn: place(0x5be0cd19),
  };
}

/** What happens again and again. */
export function themeActs(world: World): Readonly<Record<Theme, (people: People) => unknown>> {
  const { connectWise, random, trace } = world;
  const { customers } = connectWise;
  return {
    links: (people) => people.meddleWithLinks(),
    customers() {
      const of = customerOf(random.pick(connectWise.companies).id);
      const { id, name } = of[random.pick(customerFields)];
      const had = customers.unusable.delete(id);
      if (!had) customers.unusable.add(id);
      customers.namesField = random.chance(0.7);
      trace.add('ConnectWise', `${had ? 'takes' : 'refuses'} ${name}`);
    },
    // The clock does that.
    reports() {},
    closing(people) {
      const open = connectWise.open();
      if (random.chance(0.4) && open.length > 0)
        return work(world, random.pick(open), 'looks into', (ticket) => {
          // A touch need not leave a note.
          if (random.chance(0.5)) return;
          ticket.notes.push({
            id: ticket.notes.length + 1,
            text: 'Looked at.',
            by: technician,
            internal: true,
          });
        });
      return random.chance(0.7)
        ? people.allow(`bad-${random.between(1, 3)}.example`, null, null)
        : people.disallow();
    },
  };
}

/** Has what the theme is about happen again and again, for as long as faults last. */
export function followTheme(
  world: World,
  people: People,
  acts: ReturnType<typeof themeActs>,
  untilMs: number,
): void {
  const { scheduler, adversary, features } = world;
  const { theme } = features;
  if (theme === null) return;
  const random = seeded(world.seed ^ 0x6a09e667);
  const plan = (at: number) => {
    if (at >= untilMs) return;
    scheduler.after(at - scheduler.now(), theme, () => {
      if (adversary.resting) return;
      scheduler.start(async () => void (await acts[theme](people)));
      plan(scheduler.now() + random.between(10_000, 50_000));
    });
  };
  plan(random.between(20_000, 60_000));
}
