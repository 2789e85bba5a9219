import { type RateSeverity, severityRater } from '../incidents/severity.ts';
import type { SeveritySettings, Treatment } from '../incidents/severity-settings.ts';
import type { OpenWindow } from './maintenance.ts';
import type { ActiveSuppression } from './suppression.ts';

/** The noise rules in force at one moment. */
export interface NoiseNow {
  readonly rate: RateSeverity;
  readonly treatments: SeveritySettings['treatments'];
  /** Silences and acceptances in force. */
  readonly suppressions: readonly ActiveSuppression[];
  /** Maintenance windows that are open. */
  readonly windows: readonly OpenWindow[];
}

/** Built from the settings. By default nothing is silenced or accepted, and no window is open. */
export const noiseNow = (
  severity: SeveritySettings,
  more: Partial<Pick<NoiseNow, 'suppressions' | 'windows'>> = {},
): NoiseNow => ({
  rate: severityRater(severity),
  treatments: severity.treatments,
  suppressions: [],
  windows: [],
  ...more,
});

/** The treatment for an incident's severity. */
export const treatmentOf = (
  { rate, treatments }: Pick<NoiseNow, 'rate' | 'treatments'>,
  incident: Parameters<RateSeverity>[0],
): Treatment => treatments[rate(incident)];
