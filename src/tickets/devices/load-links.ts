import type { Kysely } from 'kysely';
import { configurationUrl } from '../../connectwise/client/site.ts';
import { connection } from '../../connectwise/connection/connection.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { deviceKey, devicesOf } from './devices-of.ts';
import type { IncidentConfigurations } from './link-view.ts';
import type { Linkable } from './linkable-ticket.ts';
import type { PinRow } from './pins.ts';
import { loadDevices } from './store.ts';

/** The addresses of configurations in the connected ConnectWise. */
export async function configurationLinks(db: Kysely<Schema>) {
  const saved = await loadSetting(db, connection);
  return (id: number, name: string | null) => ({
    id,
    name: name ?? '',
    url: saved === null ? '' : configurationUrl(saved.site, saved.companyId, id),
  });
}

/** The devices of an incident, and the link of each. */
export async function loadLinks(
  db: Kysely<Schema>,
  { incident, ticket, state }: Linkable,
): Promise<IncidentConfigurations> {
  const rows = ticket === null ? [] : await loadDevices(db, ticket.id);
  const seen = incident.kind === 'detections' ? devicesOf(incident) : [];
  const all = [...new Set([...rows.map(({ device }) => device), ...seen])];
  const pins = await loadPins(db, incident.companyId, all);
  const shown = await configurationLinks(db);
  return {
    state,
    connectwiseId: ticket?.connectwise_id ?? null,
    devices: all.map((device) => {
      const row = rows.find((one) => one.device === device);
      const pin = pins.get(deviceKey(device));
      const { configuration_id: id, configuration_name: name } = row ?? {};
      return {
        device,
        state: row?.state ?? 'waiting',
        configuration: id === undefined || id === null ? null : shown(id, name ?? null),
        foundBy: row?.found_by ?? null,
        candidates: (row?.candidates ?? []).map((one) => shown(one.id, one.name)),
        problem: row?.problem ?? null,
        chosenBy: row?.chosen_by ?? null,
        pinned: pin === undefined ? null : shown(pin.configuration_id, pin.configuration_name),
      };
    }),
  };
}

async function loadPins(
  db: Kysely<Schema>,
  companyId: number,
  devices: readonly string[],
): Promise<Map<string, PinRow>> {
  if (devices.length === 0) return new Map();
  const rows = await db
    .selectFrom('device_pin')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('device', 'in', devices.map(deviceKey))
    .execute();
  return new Map(rows.map((row) => [row.device, row]));
}
