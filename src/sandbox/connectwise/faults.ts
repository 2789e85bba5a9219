import { z } from 'zod';

export const faultKinds = [
  'delay',
  'drop_before',
  'drop_after',
  'status',
  'rate_limit',
  'html',
  'unauthorized',
  'forbidden',
  'truncate',
  'slow_drip',
  'null_body',
  'cloudflare',
  'lose_reference',
  'empty_list',
  'ssl_required',
] as const;

/** A fault of the sandbox, and which requests it applies to. */
export const faultSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** The beginning of the path after `…/apis/3.0`: `/service/tickets`. */
      path: z.string().startsWith('/').optional(),
    })
    .default({}),
  fault: z.enum(faultKinds),
  /** How many requests it applies to; without it, all until it is cleared. */
  times: z.number().int().min(1).optional(),
  /** The share of matching requests that it applies to, by the sandbox's seed. */
  probability: z.number().min(0).max(1).optional(),
  /** For `delay`: before the request is processed. For `slow_drip`: between two pieces of the answer. */
  ms: z.number().int().min(0).max(600_000).optional(),
  /** For `status`, `html`, `cloudflare`, `ssl_required`. */
  status: z.number().int().min(200).max(599).optional(),
  /** For `rate_limit`: seconds. */
  retryAfter: z.number().int().min(0).optional(),
  /** Whether the request takes effect before the wrong answer; for `drop_after` it always does. */
  applied: z.boolean().default(false),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  /** Replaces the previous faults. */
  set(...faults: FaultInput[]): void;
  list(): readonly Fault[];
  clear(): void;
  /** The first fault that applies to this request, counted; null if none does. */
  meet(method: string, path: string): Fault | null;
}

/** The active faults; the first match applies. `chance` gives numbers from 0 up to 1. */
export function faultControl(chance: () => number): Faults {
  let current: Fault[] = [];
  const matches = ({ match, probability }: Fault, method: string, path: string) =>
    (match.method === undefined || match.method.toUpperCase() === method) &&
    (match.path === undefined || path.startsWith(match.path)) &&
    (probability === undefined || chance() < probability);
  return {
    set(...faults) {
      current = faults.map((fault) => faultSchema.parse(fault));
    },
    list: () => current,
    clear() {
      current = [];
    },
    meet(method, path) {
      const met = current.find((fault) => matches(fault, method, path));
      if (met?.times !== undefined) {
        const left = met.times - 1;
        current = current.flatMap((fault) =>
          fault !== met ? fault : left === 0 ? [] : { ...fault, times: left },
        );
      }
      return met ?? null;
    },
  };
}
