import type { Kysely } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { severityOf } from '../../incidents/severity.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { compositionOf, type TextSurroundings } from '../compose/load-composition.ts';
import { sampleComposition } from '../compose/sample.ts';
import type { Composition } from '../compose/variables.ts';

interface Deps extends TextSurroundings {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** A sample incident, for checking a template. */
export async function sampleToCheck({ db, clock, timeZone, publicUrl }: Deps): Promise<Composition> {
  const { defangDomains } = await loadSetting(db, incidentSettings);
  return sampleComposition(
    { timeZone, publicUrl },
    { at: clock.now(), companyName: 'Example company', defangDomains },
  );
}

/** The data of an incident's ticket; of a sample if there is none. */
export async function compositionToTry(deps: Deps, incident: Incident | undefined): Promise<Composition> {
  if (incident === undefined) return sampleToCheck(deps);
  const { db, timeZone, publicUrl } = deps;
  const { defangDomains } = await loadSetting(db, incidentSettings);
  const severity = severityOf(incident, await loadSetting(db, severitySettings));
  return compositionOf(db, incident, { timeZone, publicUrl }, { defangDomains, severity });
}
