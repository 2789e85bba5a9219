import { parseDuration } from '../platform/values/duration.ts';
import { wrongUse } from './io.ts';

/** A typed time, in ISO 8601. */
export function typedTime(typed: string): string {
  const at = new Date(typed);
  if (Number.isNaN(at.getTime()))
    throw wrongUse(`“${typed}” is not a time.`, 'Write 2026-12-31 or 2026-12-31T18:00Z.');
  return at.toISOString();
}

export interface EndOptions {
  until?: string;
  for?: string;
  forEver?: boolean;
}

/** The required end: one of `--until`, `--for` and `--for-ever`; null without an end. */
export function typedEnd({ until, for: lasting, forEver }: EndOptions, now: Date): string | null {
  if ([until, lasting, forEver].filter((given) => given !== undefined).length !== 1)
    throw wrongUse('The end is missing.', 'Add one of --until, --for and --for-ever.');
  if (until !== undefined) return typedTime(until);
  if (lasting === undefined) return null;
  const ms = parseDuration(lasting);
  if (ms === undefined) throw wrongUse(`“${lasting}” is not a duration.`, 'Write 30m, 8h or 2d12h.');
  return new Date(now.getTime() + ms).toISOString();
}
