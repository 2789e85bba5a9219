import { noiseNow } from '../../noise/noise-now.ts';
import { incidentSettings } from '../../settings/incident-settings.ts';
import { recurrenceSettings } from '../../settings/recurrence-settings.ts';
import { rollUpSettings } from '../../settings/roll-up-settings.ts';
import { severitySettings } from '../../settings/severity-settings.ts';
import type { Circumstances } from '../decide/decide.ts';
import { noLoad } from '../roll-ups/storm.ts';
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
  timeZone: 'UTC',
  recurrence: { settings: recurrenceSettings.initial, mayReopen: true, lastAt: null },
};
