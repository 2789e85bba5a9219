import type { Result } from '../../platform/values/problem.ts';
import type { Page } from './page.ts';
import type { WriteOutcome } from './ticket-types.ts';

/** A configuration: a device or another asset of a company that the MSP manages. */
export interface ConfigurationRecord {
  readonly id: number;
  readonly name: string;
  readonly type?: string;
  readonly companyId?: number;
  /** False if it is out of use. */
  readonly active?: boolean;
  readonly serialNumber?: string;
  readonly ipAddress?: string;
}

/** Which active configurations of a company to find. Host names match with and without a domain suffix. */
export type ConfigurationQuery =
  | { readonly companyId: number; readonly hostName: string }
  | { readonly companyId: number; readonly serialNumber: string }
  | { readonly companyId: number; readonly addresses: readonly string[] }
  | { readonly companyId: number; readonly search: string };

/** Configurations, and the links between them and tickets. Picket creates no configuration; it only links. */
export interface ConfigurationCalls {
  /** One page of exact matches. With `more` there may be others, so the result is not certain. */
  configurations(query: ConfigurationQuery, signal?: AbortSignal): Promise<Result<Page<ConfigurationRecord>>>;
  /** null if it does not exist any more. */
  configuration(id: number, signal?: AbortSignal): Promise<Result<ConfigurationRecord | null>>;
  /** The numbers of the configurations that a ticket is linked to; null if there is no such ticket. */
  ticketConfigurations(ticketId: number, signal?: AbortSignal): Promise<Result<number[] | null>>;
  /** Sent once; after `unknown` the link may exist, see `ticketConfigurations`. `beforeSend` runs last. */
  attachConfiguration(
    ticketId: number,
    id: number,
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<null>>;
  /** Removes the link, never the configuration. May be repeated. `beforeSend` runs last. */
  detachConfiguration(
    ticketId: number,
    id: number,
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<null>>;
}
