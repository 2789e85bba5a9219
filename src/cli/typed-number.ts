import { wrongUse } from './io.ts';

/** `{ [name]: number }` for a given option; nothing if it was left out. */
export function typedNumber(name: string, typed: string | undefined): Record<string, number> {
  if (typed === undefined) return {};
  const value = Number(typed);
  if (typed.trim() === '' || !Number.isFinite(value)) {
    throw wrongUse(`“${typed}” is not a number.`, `Enter a number for ${name}.`);
  }
  return { [name]: value };
}
