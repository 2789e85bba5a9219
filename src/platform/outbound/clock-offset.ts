import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Clock } from '../values/clock.ts';
import { httpDateMs } from './http-date.ts';

/** The difference between this machine's clock and that of a server: above 0 we are ahead, below 0 behind. */
export interface ClockOffset {
  readonly host: string;
  readonly offsetMs: number;
}

export interface ClockOffsets {
  /** The largest difference in the answers of the last hours, if it exceeds the bound; otherwise null. */
  wrong(): ClockOffset | null;
  stop(): void;
}

/** An answer needs time to arrive, and `Date` has whole seconds. A smaller difference proves nothing. */
const boundMs = 2 * 60_000;
const forgottenMs = 6 * 3_600_000;
const mostHosts = 50;

interface HeadersEvent {
  readonly request: { readonly origin?: string | URL };
  readonly response: { readonly headers: readonly Uint8Array[] };
}

/**
 * Compares our clock with the `Date` header (RFC 9110, section 6.6.1) of every answer to Picket's own requests, whose
 * headers undici publishes. A cached answer has an older `Date`, and an `Age`.
 */
export function watchClockOffsets(clock: Clock): ClockOffsets {
  const seen = new Map<string, { readonly offsetMs: number; readonly at: number }>();

  const hear = (event: unknown) => {
    const { request, response } = event as HeadersEvent;
    const headers = parseHeaders(response.headers);
    const date = httpDateMs(headers.get('date'));
    if (request.origin === undefined || date === null || headers.has('age')) return;
    const { host } = new URL(request.origin);
    const at = clock.now().getTime();
    if (seen.size >= mostHosts && !seen.has(host)) seen.clear();
    seen.set(host, { offsetMs: at - date, at });
  };
  subscribe('undici:request:headers', hear);

  return {
    wrong() {
      const now = clock.now().getTime();
      const recent = [...seen].filter(([, { at }]) => Math.abs(now - at) < forgottenMs);
      const [worst] = recent.sort(([, a], [, b]) => Math.abs(b.offsetMs) - Math.abs(a.offsetMs));
      if (worst === undefined || Math.abs(worst[1].offsetMs) < boundMs) return null;
      return { host: worst[0], offsetMs: worst[1].offsetMs };
    },
    stop: () => unsubscribe('undici:request:headers', hear),
  };
}

/** Names and values alternate, as undici gives them. */
function parseHeaders(raw: readonly Uint8Array[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2)
    headers.set(String(raw[at]).toLowerCase(), String(raw[at + 1]));
  return headers;
}

/** In words, for status and Troubleshoot. */
export function clockWords({ host, offsetMs }: ClockOffset): { what: string; hint: string } {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const direction = offsetMs > 0 ? 'ahead of' : 'behind';
  return {
    what: `This machine’s clock is ${minutes.toLocaleString('en')} minutes ${direction} that of ${host}. Picket reads detections up to its own time, so they arrive late or not at all.`,
    hint: 'Synchronise the clock of this machine with NTP (`timedatectl set-ntp true`; for a virtual machine, on its host). Picket then continues automatically.',
  };
}
