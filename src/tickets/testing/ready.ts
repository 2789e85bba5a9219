import { noCompanyRules } from '../../decisions/company-now.ts';
import type { Circumstances } from '../../decisions/decide.ts';
import { rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { noLoad } from '../../decisions/storm.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { noiseNow } from '../../noise/noise-now.ts';
import { incidentNow } from './make-incident.ts';

const chosen = { id: 1, name: 'x' };

/** Circumstances in which nothing prevents a ticket. */
export const ready: Circumstances = {
  now: incidentNow,
  settings: incidentSettings.initial,
  service: { enabled: true, board: chosen, status: chosen, priority: chosen, type: chosen, problem: null },
  connection: { state: 'ok', problem: null, since: incidentNow.toISOString() },
  mapping: { problem: null },
  ticket: null,
  noise: noiseNow(severitySettings.initial),
  thresholdReached: null,
  allowed: null,
  rollUps: rollUpSettings.initial,
  load: noLoad,
  covers: null,
  rollUp: null,
  company: noCompanyRules,
  timeZone: 'UTC',
  recurrence: { settings: recurrenceSettings.initial, mayReopen: true, lastAt: null },
};
