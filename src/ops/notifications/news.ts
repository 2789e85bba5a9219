import { type ChosenEvents, eventOf } from './events.ts';

/** A stored condition, with what one channel has reported of it. */
export interface KnownCondition {
  readonly id: number;
  readonly code: string;
  readonly severity: string;
  readonly what: string;
  readonly hint: string;
  readonly link: string;
  readonly growth: number;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  /** Null if the channel reported nothing. */
  readonly told: { readonly growth: number; readonly endTold: boolean } | null;
}

/** What a channel has to report: a condition began (or grew), or ended. */
export interface News {
  readonly began: readonly KnownCondition[];
  readonly ended: readonly KnownCondition[];
}

const minuteMs = 60_000;
/** Longer than any quiet hours. A condition that ended earlier, while a channel was off, is not reported. */
const oldMs = 7 * 24 * 60 * minuteMs;

/** The news for a channel: conditions that have lasted for their threshold, and the end of those that it reported. */
export function newsFor(chosen: ChosenEvents, conditions: readonly KnownCondition[], now: Date): News {
  const began = conditions.filter(({ code, beganAt, endedAt, growth, told }) => {
    const event = eventOf(code);
    const minutes = event === null ? undefined : chosen[event];
    if (endedAt !== null || minutes === undefined) return false;
    if (now.getTime() - beganAt.getTime() < minutes * minuteMs) return false;
    return told === null || growth > told.growth;
  });
  const ended = conditions.filter(
    ({ endedAt, told }) =>
      endedAt !== null && told?.endTold === false && now.getTime() - endedAt.getTime() < oldMs,
  );
  return { began: [...began].sort(errorsFirst), ended };
}

const errorsFirst = (one: KnownCondition, other: KnownCondition) =>
  Number(other.severity === 'error') - Number(one.severity === 'error') || one.id - other.id;
