import { type RateSeverity, severityRater } from '../incidents/severity.ts';
import type { SeveritySettings, Treatment } from '../settings/severity-settings.ts';
import type { OpenWindow } from './maintenance.ts';
import type { ActiveSuppression } from './suppression.ts';

/** What keeps noise off the board, as it is at a moment. */
export interface NoiseNow {
  readonly rate: RateSeverity;
  readonly treatments: SeveritySettings['treatments'];
  /** Silences and acceptances in force. */
  readonly suppressions: readonly ActiveSuppression[];
  /** Maintenance windows that are open. */
  readonly windows: readonly OpenWindow[];
}

/** From what is set; without more, nothing is silenced, accepted or worked on. */
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

/** What is done with an incident of its severity. */
export const treatmentOf = (
  { rate, treatments }: Pick<NoiseNow, 'rate' | 'treatments'>,
  incident: Parameters<RateSeverity>[0],
): Treatment => treatments[rate(incident)];
