import { type Clock, systemClock } from '../../platform/values/clock.ts';
import { type AccountData, seededData } from './account-data.ts';
import { type Callbacks, callbacks } from './callbacks.ts';
import { seededChance } from './chance.ts';
import { type Faults, faultControl } from './faults.ts';
import { loadSnapshot, writeSnapshot } from './persist.ts';

/** One request as recorded by the sandbox. Never contains a header. */
export interface SeenRequest {
  readonly at: string;
  readonly method: string;
  /** The path after `…/apis/3.0`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** Null if the connection was cut instead of an answer. */
  status: number | null;
  fault: string | null;
  readonly requestId: string;
}

export interface SandboxState {
  readonly data: AccountData;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly requests: readonly SeenRequest[];
  readonly callbacks: Callbacks;
  /** Its address, once it listens. */
  url: string | null;
  remember(request: SeenRequest): void;
  forgetRequests(): void;
  /** Call it after a change and before the answer. */
  save(): void;
  reset(): void;
}

export interface StateOptions {
  readonly seed?: number | string;
  readonly clock?: Clock;
  readonly statePath?: string;
}

/** The most requests that are recorded. */
const longestMemory = 20_000;

/** The state of a sandbox. It continues from the file at `statePath` of an earlier run. */
export function sandboxState({
  seed = 'picket',
  clock = systemClock,
  statePath,
}: StateOptions): SandboxState {
  const chance = seededChance(seed);
  let requests: SeenRequest[] = [];
  const save = () => {
    if (statePath !== undefined) writeSnapshot(statePath, state.data);
  };
  const state: SandboxState & { data: AccountData } = {
    data: (statePath === undefined ? null : loadSnapshot(statePath)) ?? seededData(timestamp(clock)),
    faults: faultControl(chance),
    url: null as string | null,
    callbacks: callbacks({ data: () => state.data, clock, save, url: () => state.url }),
    clock,
    chance,
    get requests() {
      return requests;
    },
    remember(request: SeenRequest) {
      requests.push(request);
      if (requests.length > longestMemory * 1.1) requests = requests.slice(-longestMemory);
    },
    forgetRequests() {
      requests = [];
    },
    save,
    reset() {
      state.data = seededData(timestamp(clock));
      state.faults.clear();
      requests = [];
      save();
    },
  };
  save();
  return state;
}

/** The time as ConnectWise writes it: UTC, whole seconds. */
export function timestamp(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 19)}Z`;
}
