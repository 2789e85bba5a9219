import type { Kysely } from 'kysely';
import { severityRater } from '../incidents/severity.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSetting } from '../platform/settings/store.ts';
import { compileMatchers, coversEverything, type Matchers } from './matchers.ts';

export interface Preview {
  open: number;
  lastWeek: number;
  everything: boolean;
  examples: {
    incidentId: number;
    companyName: string;
    registrableDomain: string | null;
    device: string | null;
  }[];
}

const weekMs = 7 * 24 * 3_600_000;
/** How many incidents are in memory at a time. */
const batchSize = 5000;
const shown = 5;

/** The incidents that the matchers match, among open ones and those of the last 7 days; newest first. */
export async function previewMatchers(db: Kysely<Schema>, matchers: Matchers, now: Date): Promise<Preview> {
  const rate = severityRater(await loadSetting(db, severitySettings));
  const covers = compileMatchers(matchers);
  const since = new Date(now.getTime() - weekMs);
  const preview: Preview = { open: 0, lastWeek: 0, everything: coversEverything(matchers), examples: [] };
  let last: number | undefined;
  do {
    const rows = await loadBatch(db, matchers.companyIds, since, last);
    for (const row of rows) {
      if (!covers({ ...row, severity: rate(row) })) continue;
      if (row.state === 'open') preview.open += 1;
      if (row.openedAt >= since) preview.lastWeek += 1;
      const { id: incidentId, companyName, registrableDomain, device } = row;
      if (preview.examples.length < shown)
        preview.examples.push({ incidentId, companyName, registrableDomain, device });
    }
    last = rows.length === batchSize ? rows.at(-1)?.id : undefined;
  } while (last !== undefined);
  return preview;
}

function loadBatch(
  db: Kysely<Schema>,
  companyIds: readonly number[],
  since: Date,
  beforeId: number | undefined,
) {
  let rows = db
    .selectFrom('incident')
    .innerJoin('company', 'company.id', 'incident.company_id')
    .select([
      'incident.id',
      'incident.company_id as companyId',
      'company.name as companyName',
      'incident.state',
      'incident.opened_at as openedAt',
      'incident.registrable_domain as registrableDomain',
      'incident.device',
      'incident.domains',
      'incident.devices',
      'incident.client_addresses as clientAddresses',
      'incident.reasons',
      'incident.verdict',
      'incident.threat_levels as threatLevels',
    ])
    .where('incident.kind', '=', 'detections')
    .where(({ eb, or }) => or([eb('incident.state', '=', 'open'), eb('incident.opened_at', '>=', since)]))
    .orderBy('incident.id', 'desc')
    .limit(batchSize);
  if (companyIds.length > 0) rows = rows.where('incident.company_id', 'in', companyIds);
  if (beforeId !== undefined) rows = rows.where('incident.id', '<', beforeId);
  return rows.execute();
}
