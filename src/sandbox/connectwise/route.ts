import type { Answer, Exchange } from './http.ts';
import type { Level, Needs } from './roles.ts';
import type { SandboxState } from './state.ts';

/** One request to a known endpoint, by someone who may make it. */
export interface Call {
  readonly state: SandboxState;
  readonly exchange: Exchange;
  /** `http://host/v4_6_release/apis/3.0`, for references. */
  readonly base: string;
  /** The numbers in the path. */
  readonly ids: readonly number[];
  /** How far the right that the endpoint needs reaches. */
  readonly level: Level;
  /** Who is writing. */
  readonly by: string;
}

export interface Route {
  readonly method: string;
  /** With `{id}` where a number stands. */
  readonly path: string;
  /** null: any member may. */
  readonly needs: Needs | null;
  answer(call: Call): Answer;
}

/** The numbers where `{id}` stands; null when the path is another one. */
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
