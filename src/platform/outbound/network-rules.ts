import type { ProxySettings } from './proxy.ts';

/** How requests may leave this machine. */
export interface NetworkRules {
  /** Whether private addresses may be called. */
  readonly allowPrivate: boolean;
  readonly proxy: ProxySettings | null;
}
