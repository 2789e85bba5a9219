import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/values/clock.ts';
import { sandboxAccount } from './account.ts';
import type { AccountData } from './account-data.ts';
import { ticketJson } from './present.ts';
import type { CallbackRow, TicketRow } from './records.ts';

export type CallbackAction = 'added' | 'updated' | 'deleted';

export interface Callbacks {
  /** Reports a change of a ticket to the callbacks, soon and without waiting for them. */
  notify(action: CallbackAction, ticket: TicketRow, by: string): void;
}

interface CallbackOptions {
  readonly data: () => AccountData;
  readonly clock: Clock;
  readonly save: () => void;
  /** The sandbox's own address; null before it listens. */
  readonly url: () => string | null;
}

const answerMs = 5_000;
/** A call with one of these answers is repeated after these pauses; any other failure is not repeated. */
const retried = new Set([404, 409, 419, 429]);
const pausesMs = [2_000, 4_000];
/** A callback without success for this long is disabled. */
const disabledAfterMs = 3 * 86_400_000;

/** Calls back as ConnectWise does: signed, with a short timeout, and disabled after three days of failures. */
export function callbacks({ data, clock, save, url }: CallbackOptions): Callbacks {
  async function call(callback: CallbackRow, action: CallbackAction, ticket: TicketRow): Promise<void> {
    const origin = url();
    if (origin === null) return;
    const body = bodyOf(callback, action, ticket, data(), origin);
    const signingKey = createHash('sha256').update(callback.signingKey).digest();
    const headers = {
      'content-type': 'application/json',
      'x-content-signature': createHmac('sha256', signingKey).update(body).digest('base64'),
    };
    // ConnectWise appends this to the address in any case.
    const address = `${callback.url}${ticket.id}&action=${action}`;
    let reached = false;
    for (const pauseMs of [0, ...pausesMs]) {
      if (pauseMs > 0) await clock.sleep(pauseMs);
      const signal = AbortSignal.timeout(answerMs);
      const status = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' })
        .then((response) => response.status)
        .catch(() => 0);
      reached = status >= 200 && status < 300;
      if (reached || !retried.has(status)) break;
    }
    note(callback, reached);
  }

  function note(callback: CallbackRow, reached: boolean): void {
    const now = clock.now();
    callback.failingSince = reached ? null : (callback.failingSince ?? now.toISOString());
    const since = callback.failingSince === null ? now.getTime() : Date.parse(callback.failingSince);
    if (now.getTime() - since >= disabledAfterMs) callback.inactiveFlag = true;
    save();
  }

  return {
    notify(action, ticket, by) {
      for (const callback of data().callbacks ?? []) {
        if (callback.inactiveFlag || callback.type.toLowerCase() !== 'ticket') continue;
        if (callback.isSelfSuppressedFlag && by === sandboxAccount.member.identifier) continue;
        // Runs after the answer to the request that made the change.
        setImmediate(() => void call(callback, action, ticket));
      }
    },
  };
}

function bodyOf(
  callback: CallbackRow,
  action: CallbackAction,
  ticket: TicketRow,
  data: AccountData,
  origin: string,
): string {
  const { companyId, codebase, member } = sandboxAccount;
  const entity = action === 'deleted' ? null : JSON.stringify(ticketJson(ticket, data, origin));
  return JSON.stringify({
    MessageId: randomUUID(),
    FromUrl: new URL(origin).host,
    CompanyId: companyId,
    MemberId: member.identifier,
    Action: action,
    Type: 'ticket',
    ID: ticket.id,
    CallbackObjectRecId: callback.id,
    ProductInstanceId: null,
    PartnerId: null,
    Entity: entity,
    Metadata: {
      key_url: `${origin}/${codebase}/system/callbackkey/index.rails?companyName=${companyId}&id=${callback.signingKeyId}`,
    },
  });
}

/** The key that verifies a call, available at the address in the call; null if there is none. */
export function signingKeyOf(data: AccountData, path: string, search: URLSearchParams): string | null {
  if (!/\/system\/callbackkey\/index\.rails$/i.test(path)) return null;
  const found = (data.callbacks ?? []).find(({ signingKeyId }) => signingKeyId === search.get('id'));
  return found?.signingKey ?? null;
}
