import { type Clock, systemClock } from '../../values/clock.ts';
import { type AccountData, seededData } from './account-data.ts';
import { type Callbacks, callbacks } from './callbacks.ts';
import { seededChance } from './chance.ts';
import { type Faults, faultControl } from './faults.ts';
import { readSnapshot, writeSnapshot } from './persist.ts';

/** One request, as the sandbox remembers it. Never holds a header. */
export interface SeenRequest {
  readonly at: string;
  readonly method: string;
  /** Behind `…/apis/3.0`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** null when the connection was cut instead of an answer. */
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
  /** Where it is reached, once it listens. */
  url: string | null;
  remember(request: SeenRequest): void;
  forgetRequests(): void;
  /** To be called after a change and before it is answered. */
  save(): void;
  reset(): void;
}

export interface StateOptions {
  readonly seed?: number | string;
  readonly clock?: Clock;
  readonly statePath?: string;
}

/** As many requests as are remembered. */
const longestMemory = 20_000;

/** Everything a sandbox remembers. What `statePath` holds from an earlier run is taken up again. */
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
    data: (statePath === undefined ? null : readSnapshot(statePath)) ?? seededData(timestamp(clock)),
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
