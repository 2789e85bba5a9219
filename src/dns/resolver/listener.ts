import type { Answering } from './answering.ts';
import type { Askers } from './askers.ts';
import type { Endpoint } from './protocol.ts';

export interface ListenerDeps {
  readonly answering: Answering;
  readonly askers: () => Askers;
}

/** Something that listens for queries. */
export interface Listener {
  /** The listening address, with the real port. */
  readonly endpoint: Endpoint;
  /** The current number of TCP connections. */
  readonly connections: number;
  close(): void;
}
