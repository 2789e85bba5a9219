import { z } from 'zod';
import { isLoopbackHost } from '../../platform/outbound/private-network.ts';

/** HYAS's filter words whose rows become detections. Permitted queries are never requested. */
export const hyasVerdicts = ['malicious', 'blocked', 'suspicious'] as const;

export type HyasVerdict = (typeof hyasVerdicts)[number];

/**
 * The settings of one HYAS source. The API key is a secret and stored separately, encrypted. UltraDDR has the
 * same API on
 * another host, hence `baseUrl`.
 */
export const hyasConfigSchema = z.object({
  baseUrl: z
    .url()
    .max(2048)
    .superRefine((text, context) => {
      const complaint = baseUrlComplaint(text);
      if (complaint !== null) context.addIssue({ code: 'custom', message: complaint });
    })
    .overwrite((text) => text.replace(/\/+$/, ''))
    .default('https://api.hyas.com')
    .describe('The address of the log API: HYAS Protect, or https://api.ddr.ultradns.com for UltraDDR.'),
  verdicts: z
    .array(z.enum(hyasVerdicts))
    .min(1)
    .max(hyasVerdicts.length)
    .overwrite((words) => [...new Set(words)])
    .default(['blocked', 'malicious'])
    .describe('The log entries to read: blocked, malicious (highly suspicious), suspicious (watched).'),
  pollSeconds: z.number().int().min(10).max(86_400).default(60).describe('Seconds between two readings.'),
  overlapMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(15)
    .describe('Minutes that are read again each time, because log entries may arrive late.'),
  backfillHours: z
    .number()
    .min(0)
    .max(24 * 90)
    .default(0)
    .describe('How far back the first reading goes, in hours before the source was added; 0: from then on.'),
  copyAllowList: z
    .boolean()
    .default(false)
    .describe(
      'Also write domains allowed in Picket to the allow list of this account. The key must belong to one organization and may change its lists.',
    ),
  pageSize: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1000)
    .describe('Log entries per request. HYAS publishes no maximum; 1000 and 10000 work.'),
});

export type HyasConfig = z.infer<typeof hyasConfigSchema>;

/** Why this address cannot be a log API, in words for the form; null if it can. */
export function baseUrlComplaint(text: string): string | null {
  if (!URL.canParse(text)) return 'This is not a complete address. It must start with https://.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))
    return 'The address must start with https://, to protect the API key.';
  if (url.username !== '' || url.password !== '') return 'The address must not contain a user or password.';
  if (url.search !== '' || url.hash !== '') return 'The address must not contain “?” or “#”.';
  return null;
}
