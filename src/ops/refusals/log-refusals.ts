import type { Clock } from '../../platform/values/clock.ts';
import { plural } from '../../platform/values/text.ts';
import { type RefusalKind, refusalKinds } from './refusal-kinds.ts';

/** A refusal for the log. */
export interface LoggedRefusal {
  readonly kind: RefusalKind;
  readonly address: string;
  /** The route’s pattern. */
  readonly route: string;
  /** The source that was named, even if it does not exist. */
  readonly source?: string | undefined;
  readonly cause?: RefusalCause | undefined;
}

/** The cause, if the kind alone does not show it. Never a token or a secret. */
export interface RefusalCause {
  readonly code: string;
  readonly text: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** The time in which each kind from each address has one line, in milliseconds. */
const windowMs = 60_000;
/** The most lines of a window. An attack must not fill the log. */
const linesAtMost = 20;
/** The most addresses that are distinguished in a window, and that its summary names. */
const addressesAtMost = 1000;
const namedAtMost = 5;

type Warn = (fields: object, message: string) => void;

export interface RefusalLog {
  add(refusal: LoggedRefusal): void;
  /** Logs what was left out, if the window has ended, or `now`. */
  tidy(options?: { readonly now?: boolean }): void;
}

/**
 * Logs the first refusal of each kind, cause and address in a minute, at most 20 lines; then logs how many it left out.
 */
export function logRefusals(warn: Warn, clock: Pick<Clock, 'now'>): RefusalLog {
  let begun = 0;
  let lines = new Set<string>();
  let leftOut = new Map<RefusalKind, number>();
  let addresses = new Map<string, number>();

  function close(): void {
    const refusals = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
    if (refusals > 0) {
      const busiest = [...addresses].sort(([, one], [, other]) => other - one).slice(0, namedAtMost);
      const from =
        addresses.size < addressesAtMost
          ? plural(addresses.size, 'address', 'addresses')
          : `${addressesAtMost} or more addresses`;
      warn(
        {
          leftOut: Object.fromEntries(leftOut),
          busiest: busiest.map(([address, times]) => ({ address, refusals: times })),
        },
        `${plural(refusals, 'further refusal')} from ${from} within a minute ${refusals === 1 ? 'was' : 'were'} not logged`,
      );
    }
    lines = new Set();
    leftOut = new Map();
    addresses = new Map();
  }

  function tidy({ now = false } = {}): void {
    if (now || clock.now().getTime() - begun >= windowMs) close();
  }

  return {
    add({ kind, address, route, source, cause }) {
      tidy();
      if (lines.size === 0) begun = clock.now().getTime();
      const key = `${kind} ${address} ${cause?.code ?? ''}`;
      if (!lines.has(key) && lines.size < linesAtMost) {
        lines.add(key);
        warn(
          {
            kind,
            address,
            route,
            ...(source === undefined ? {} : { source }),
            ...(cause === undefined ? {} : { ...cause.details, cause: cause.code }),
          },
          cause === undefined ? refusalKinds[kind].text : `${refusalKinds[kind].text}: ${cause.text}`,
        );
        return;
      }
      leftOut.set(kind, (leftOut.get(kind) ?? 0) + 1);
      if (addresses.has(address) || addresses.size < addressesAtMost)
        addresses.set(address, (addresses.get(address) ?? 0) + 1);
    },
    tidy,
  };
}
