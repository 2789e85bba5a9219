import type { ProxySettings } from './proxy.ts';

/** The rules for requests to other machines. */
export interface NetworkRules {
  /** Whether private addresses may be called. */
  readonly allowPrivate: boolean;
  readonly proxy: ProxySettings | null;
}
