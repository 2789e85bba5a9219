import type { Answer, Exchange } from './http.ts';
import type { Level, Needs } from './roles.ts';
import type { SandboxState } from './state.ts';

/** One request to a known endpoint, by a member with the needed right. */
export interface Call {
  readonly state: SandboxState;
  readonly exchange: Exchange;
  /** `http://host/v4_6_release/apis/3.0`, for references. */
  readonly base: string;
  /** The numbers in the path. */
  readonly ids: readonly number[];
  /** The level of the right that the endpoint requires. */
  readonly level: Level;
  /** The author of the change. */
  readonly by: string;
}

export interface Route {
  readonly method: string;
  /** The path with `{id}` in place of each number. */
  readonly path: string;
  /** Null if any member may call it. */
  readonly needs: Needs | null;
  answer(call: Call): Answer;
}

/** The numbers in place of `{id}`; null if the path does not match. */
export function idsIn(pattern: string, path: string): number[] | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const ids: number[] = [];
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part !== '{id}') {
      if (part.toLowerCase() !== value.toLowerCase()) return null;
    } else if (/^\d{1,9}$/.test(value)) ids.push(Number(value));
    else return null;
  }
  return ids;
}
