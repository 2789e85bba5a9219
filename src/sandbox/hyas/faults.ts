import { z } from 'zod';

/** A fault of the log API, as set over HTTP. */
export const faultSchema = z.object({
  kind: z.enum(['429', '401', '403', '500', 'html', 'truncated', 'empty_page', 'slow', 'wrong_total']),
  /** How many requests it applies to; without it, all until it is cleared. */
  times: z.number().int().min(1).optional(),
  /** Applies only to requests whose path starts with this. */
  path: z.string().optional(),
  /** Applies only to requests for this page of the log, from 0. */
  page: z.number().int().min(0).optional(),
  /** For `429` (and `500`, if given): seconds in `Retry-After`. */
  retryAfterSeconds: z.number().int().min(0).optional(),
  /** For `slow`. */
  delayMs: z.number().int().min(0).max(600_000).default(5000),
  /** For `wrong_total`: added to the true total. */
  by: z.number().int().default(7),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  set(...faults: FaultInput[]): void;
  list(): readonly Fault[];
  clear(): void;
  /** The first fault that applies to this request, counted; null if none does. */
  meet(path: string, page: number | null): Fault | null;
}

/** The active faults, in the order in which they apply. */
export function faultControl(): Faults {
  let current: Fault[] = [];
  return {
    set(...faults) {
      current = faults.map((fault) => faultSchema.parse(fault));
    },
    list: () => current,
    clear() {
      current = [];
    },
    meet(path, page) {
      const met = current.find(
        (fault) =>
          (fault.path === undefined || path.startsWith(fault.path)) &&
          (fault.page === undefined || fault.page === page),
      );
      if (met === undefined) return null;
      if (met.times !== undefined) {
        const left = met.times - 1;
        current = current.flatMap((fault) =>
          fault !== met ? fault : left === 0 ? [] : { ...fault, times: left },
        );
      }
      return met;
    },
  };
}
