import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { deviceKey } from './devices-of.ts';

export type PinRow = Selectable<Schema['device_pin']>;

/** The configuration that a person chose for a device of a company. */
export async function loadPin(
  db: Kysely<Schema>,
  companyId: number,
  device: string,
): Promise<PinRow | undefined> {
  return db
    .selectFrom('device_pin')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('device', '=', deviceKey(device))
    .executeTakeFirst();
}

export interface Pin {
  readonly companyId: number;
  readonly device: string;
  /** The ConnectWise company of the configuration. */
  readonly connectwiseCompanyId: number;
  readonly configuration: { readonly id: number; readonly name: string };
  readonly by: string;
  readonly at: Date;
}

/** Remembers a configuration for later incidents, and replaces the previous one. */
export async function writePin(tx: Kysely<Schema>, pin: Pin): Promise<void> {
  const chosen = {
    connectwise_company_id: pin.connectwiseCompanyId,
    configuration_id: pin.configuration.id,
    configuration_name: pin.configuration.name,
    pinned_by: pin.by,
    pinned_at: pin.at,
  };
  await tx
    .insertInto('device_pin')
    .values({ company_id: pin.companyId, device: deviceKey(pin.device), ...chosen })
    .onConflict((same) => same.columns(['company_id', 'device']).doUpdateSet(chosen))
    .execute();
}
