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
      'Block reasons, categories among them: in any case of letters, `*` for any characters. One of them is enough.',
    ),
    verdicts: words(64, 'Verdicts, in the same way.'),
    threatLevels: words(256, 'Threat levels, in the same way.'),
  })
  .refine(({ reasons, verdicts, threatLevels }) => [reasons, verdicts, threatLevels].flat().length > 0, {
    error: 'says nothing that an incident has to have',
  })
  .meta({ id: 'SeverityRule' });

const treatmentSchema = z
  .object({
    action: z
      .enum(['ticket', 'digest', 'none'])
      .describe('What is done: a ticket of its own, a line in the daily digest, or nothing.'),
    minimumDetections: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .nullable()
      .describe('How many detections it takes; null: as many as the incident settings say.'),
    minimumDevices: z
      .number()
      .int()
      .min(1)
      .max(50)
      .describe(
        'How many devices it takes. An incident has one only where the device is part of what makes it.',
      ),
    withinMinutes: z
      .number()
      .int()
      .min(1)
      .max(7 * 24 * 60)
      .nullable()
      .describe('Within how long they have to be seen; null: while the incident goes on.'),
  })
  .meta({ id: 'SeverityTreatment' });

export const severitySettingsSchema = z
  .object({
    rules: z.array(ruleSchema).max(200).describe('The first that an incident matches gives its severity.'),
    otherwise: z.enum(severities).describe('Of what no rule matches.'),
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
 * By default every severity is ticketed, so that nothing is suppressed unasked. Signs of a compromised device
 * come before
 * attempts that were blocked.
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
