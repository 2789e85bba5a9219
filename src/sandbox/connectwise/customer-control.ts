import { z } from 'zod';
import type { CustomerRecords } from './customer-records.ts';

const text = z.string().max(156);

/** The changes that the controls allow to the records of a company. */
export const customerBodies = {
  configurations: z.strictObject({
    companyId: z.number().int().optional(),
    name: text.optional(),
    active: z.boolean().optional(),
    serialNumber: text.optional(),
    ipAddress: text.optional(),
    macAddress: text.optional(),
    deviceIdentifier: text.optional(),
    tagNumber: text.optional(),
  }),
  contacts: z.strictObject({
    companyId: z.number().int().optional(),
    firstName: text.optional(),
    lastName: text.optional(),
    inactive: z.boolean().optional(),
    isDefault: z.boolean().optional(),
    emails: z.array(text).optional(),
  }),
  agreements: z.strictObject({
    companyId: z.number().int().optional(),
    name: text.optional(),
    cancelled: z.boolean().optional(),
  }),
  sites: z.strictObject({
    companyId: z.number().int().optional(),
    name: text.optional(),
    inactive: z.boolean().optional(),
  }),
} as const;

const blank = {
  configurations: {
    companyId: 0,
    name: '',
    type: 'Managed Workstation',
    active: true,
    serialNumber: '',
    ipAddress: '',
    macAddress: '',
    deviceIdentifier: '',
    tagNumber: '',
  },
  contacts: { companyId: 0, firstName: '', lastName: '', inactive: false, isDefault: false, emails: [] },
  agreements: { companyId: 0, name: '', type: 'Managed Services', cancelled: false },
  sites: { companyId: 0, name: '', inactive: false, isDefault: false },
} as const;

export type CustomerKind = keyof CustomerRecords;
export const customerKinds = Object.keys(customerBodies) as CustomerKind[];

/** Adds a record with the next number of its kind; null if the kind is unknown. */
export function addCustomerRecord(
  customers: CustomerRecords,
  kind: CustomerKind,
  change: object,
  updatedAt: string,
): object {
  const rows: { id: number }[] = customers[kind];
  const row = { ...blank[kind], ...change, id: Math.max(0, ...rows.map(({ id }) => id)) + 1, updatedAt };
  rows.push(row);
  return row;
}

export function changeCustomerRecord(
  customers: CustomerRecords,
  kind: CustomerKind,
  id: number,
  change: object,
): object | null {
  const row = (customers[kind] as { id: number }[]).find((one) => one.id === id);
  return row === undefined ? null : Object.assign(row, change);
}

export function removeCustomerRecord(customers: CustomerRecords, kind: CustomerKind, id: number): boolean {
  const rows: { id: number }[] = customers[kind];
  const at = rows.findIndex((one) => one.id === id);
  if (at >= 0) rows.splice(at, 1);
  return at >= 0;
}
