import type { Config } from '../platform/config/config.ts';
import type { NetworkRules } from '../platform/outbound/network-rules.ts';

/** How requests of Picket may leave this machine, by the configuration. */
export const networkRules = (config: Config): NetworkRules => ({
  allowPrivate: config.allowPrivateNetwork,
  proxy:
    config.httpsProxy === undefined && config.httpProxy === undefined
      ? null
      : { https: config.httpsProxy, http: config.httpProxy, except: config.noProxy ?? [] },
});
