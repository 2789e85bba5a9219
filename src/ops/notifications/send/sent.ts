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
  /** With a problem if it did not reach all recipients. */
  | { readonly ok: true; readonly problem: Problem | null }
  /** Not sent, or unknown. `waitMs`: the pause that the server asks for. */
  | { readonly ok: false; readonly problem: Problem; readonly waitMs: number };
