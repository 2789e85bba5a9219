import type { Result } from '../../platform/values/problem.ts';
import type { Page } from './page.ts';

/** An agreement or a site of a company, or a contact. */
export interface OfCompanyRecord {
  readonly id: number;
  readonly name: string;
  /** Inactive, or cancelled. */
  readonly inactive: boolean;
  readonly companyId?: number;
}

export interface ContactRecord extends OfCompanyRecord {
  readonly emails: readonly string[];
}

export const customerKinds = ['agreement', 'site', 'contact'] as const;
export type CustomerKind = (typeof customerKinds)[number];

/** Records of a company in ConnectWise that a ticket may refer to. */
export interface CustomerCalls {
  /** The active contacts of a company with exactly this e-mail address. */
  contactsByEmail(companyId: number, email: string, signal?: AbortSignal): Promise<Result<ContactRecord[]>>;
  /** One page of the active contacts of a company whose name contains a text. */
  contacts(companyId: number, search: string, signal?: AbortSignal): Promise<Result<Page<ContactRecord>>>;
  agreements(companyId: number, search: string, signal?: AbortSignal): Promise<Result<Page<OfCompanyRecord>>>;
  sites(companyId: number, search: string, signal?: AbortSignal): Promise<Result<Page<OfCompanyRecord>>>;
  /** One record by its number; null if it does not exist any more. */
  ofCompany(
    kind: CustomerKind,
    companyId: number,
    id: number,
    signal?: AbortSignal,
  ): Promise<Result<OfCompanyRecord | null>>;
}
