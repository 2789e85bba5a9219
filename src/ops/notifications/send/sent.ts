import type { Exchange } from '../../../platform/outbound/exchange.ts';
import type { SendMail } from '../../../platform/outbound/mail.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import type { Problem } from '../../../platform/values/problem.ts';

export interface SendDeps {
  readonly http: Pick<Exchange, 'run'>;
  readonly mail: SendMail;
  readonly clock: Clock;
}

export type Sent =
  /** With a problem where it did not reach all. */
  | { readonly ok: true; readonly problem: Problem | null }
  /** Not sent, or it is not known; `waitMs`: how long the other side wants to be left alone. */
  | { readonly ok: false; readonly problem: Problem; readonly waitMs: number };
