import type { EngineResult } from './engine.ts';

/** The messages between the main thread and the database's thread. */

export interface WorkerStart {
  readonly folder: string;
  readonly template: string;
}

export type Request =
  | {
      readonly id: number;
      readonly kind: 'query';
      readonly sql: string;
      readonly parameters: readonly unknown[];
    }
  | { readonly id: number; readonly kind: 'close' };

export type Reply =
  | { readonly kind: 'note'; readonly message: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string; readonly foundVersion?: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: EngineResult }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };

/**
 * An error as it is sent between threads; an Error would lose its SQLSTATE and the other fields of PostgreSQL.
 */
export interface WireError {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

const fields = [
  'code',
  'severity',
  'detail',
  'hint',
  'constraint',
  'table',
  'column',
  'schema',
  'where',
  'position',
];

export function toWire(thrown: unknown): WireError {
  if (!(thrown instanceof Error)) return { message: String(thrown), fields: {} };
  const known = thrown as unknown as Record<string, unknown>;
  const present = fields.flatMap((name) => (typeof known[name] === 'string' ? [[name, known[name]]] : []));
  return { message: thrown.message, fields: Object.fromEntries(present) };
}

/** The shape of server errors from the pg package: `code` is the SQLSTATE. */
export function fromWire({ message, fields: values }: WireError): Error {
  return Object.assign(new Error(message), values);
}
