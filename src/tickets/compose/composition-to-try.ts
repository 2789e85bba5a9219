import type { Kysely } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { severityOf } from '../../incidents/severity.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { toIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { compositionOf, type TextSurroundings } from './load-composition.ts';
import { sampleComposition } from './sample.ts';
import type { Composition } from './variables.ts';

/** A sample incident with the settings of now, for checking a template. */
export async function sampleToCheck(
  db: Kysely<Schema>,
  surroundings: TextSurroundings,
  at: Date,
): Promise<Composition> {
  const set = await loadSettings(db, { settings: incidentSettings, nextSteps });
  return {
    ...sampleComposition(surroundings, {
      at,
      companyName: 'Example company',
      defangDomains: set.settings.defangDomains,
    }),
    nextSteps: set.nextSteps,
  };
}

/** The data of an incident's ticket, as it would be composed now. */
export async function compositionToTry(
  db: Kysely<Schema>,
  surroundings: TextSurroundings,
  incident: Incident,
): Promise<Composition> {
  const set = await loadSettings(db, {
    settings: incidentSettings,
    severities: severitySettings,
    nextSteps,
  });
  return compositionOf(db, incident, surroundings, {
    defangDomains: set.settings.defangDomains,
    severity: severityOf(incident, set.severities),
    nextSteps: set.nextSteps,
  });
}

/** The incident with this number, or the newest one; undefined if there is none. */
export async function incidentToTry(
  db: Kysely<Schema>,
  id: number | undefined,
): Promise<Incident | undefined> {
  const row = await db
    .selectFrom('incident')
    .selectAll()
    .where('kind', '=', 'detections')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toIncident(row);
}
