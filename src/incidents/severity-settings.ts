import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';
import { type Severity, severities } from './severities.ts';

const words = (longest: number, what: string) =>
  z.array(z.string().trim().min(1).max(longest)).max(100).default([]).describe(what);

const ruleSchema = z
  .object({
    severity: z.enum(severities),
    reasons: words(
      256,
      'Block reasons, including categories: letter case is ignored, `*` matches any characters. One match is enough.',
    ),
    verdicts: words(64, 'Verdicts, in the same form.'),
    threatLevels: words(256, 'Threat levels, in the same form.'),
  })
  .refine(({ reasons, verdicts, threatLevels }) => [reasons, verdicts, threatLevels].flat().length > 0, {
    error: 'has no condition',
  })
  .meta({ id: 'SeverityRule' });

const treatmentSchema = z
  .object({
    action: z
      .enum(['ticket', 'digest', 'none'])
      .describe('The action: its own ticket, a line in the daily digest, or nothing.'),
    minimumDetections: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .nullable()
      .describe('How many detections it takes for a ticket; null: as in the incident settings.'),
    minimumDevices: z
      .number()
      .int()
      .min(1)
      .max(50)
      .describe(
        'How many devices it takes. An incident has only one device if the grouping includes the device.',
      ),
    withinMinutes: z
      .number()
      .int()
      .min(1)
      .max(7 * 24 * 60)
      .nullable()
      .describe('The time within which they must be seen; null: while the incident is open.'),
  })
  .meta({ id: 'SeverityTreatment' });

export const severitySettingsSchema = z
  .object({
    rules: z.array(ruleSchema).max(200).describe('The first matching rule sets the severity.'),
    otherwise: z.enum(severities).describe('The severity when no rule matches.'),
    treatments: z.object({
      critical: treatmentSchema,
      high: treatmentSchema,
      medium: treatmentSchema,
      low: treatmentSchema,
      informational: treatmentSchema,
    }),
  })
  .meta({ id: 'SeveritySettings' });

export type SeverityRule = z.infer<typeof ruleSchema>;
export type Treatment = z.infer<typeof treatmentSchema>;
export type SeveritySettings = z.infer<typeof severitySettingsSchema>;

const ticket: Treatment = {
  action: 'ticket',
  minimumDetections: null,
  minimumDevices: 1,
  withinMinutes: null,
};
const rule = (severity: Severity, given: Partial<SeverityRule>): SeverityRule => ({
  reasons: [],
  verdicts: [],
  threatLevels: [],
  ...given,
  severity,
});

/**
 * By default every severity gets a ticket, so that nothing is suppressed unasked. Signs of a compromised device rank
 * above attempts that were blocked.
 */
export const severitySettings: Setting<SeveritySettings> = {
  name: 'severity',
  schema: severitySettingsSchema,
  initial: {
    rules: [
      rule('critical', {
        reasons: ['*C2*', '*command and control*', '*command & control*', '*botnet*', '*ransomware*'],
      }),
      rule('critical', { threatLevels: ['critical'] }),
      rule('high', { reasons: ['*malware*', '*phishing*', '*spyware*', '*DGA*', '*domain generation*'] }),
      rule('high', { verdicts: ['malicious'] }),
      rule('high', { threatLevels: ['high'] }),
      rule('low', { verdicts: ['suspicious'] }),
      rule('informational', { verdicts: ['permitted'] }),
    ],
    otherwise: 'medium',
    treatments: { critical: ticket, high: ticket, medium: ticket, low: ticket, informational: ticket },
  },
};
