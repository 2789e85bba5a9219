import { z } from 'zod';
import { factsSchema, viewFacts } from '../../../detections/facts-view.ts';
import { parseJson } from '../../../platform/values/parse-json.ts';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { compileMapping } from './compile.ts';
import { findItems, type ItemOutcome, itemReader } from './map-items.ts';
import type { Mapping } from './mapping.ts';
import { mappingProblems } from './problems.ts';

/** The most items of a sample that are shown. */
const mostShown = 20;
export const sampleLimit = 200_000;

const detectionSchema = z.object({
  externalId: z.string(),
  occurredAt: z.iso.datetime(),
  domain: z.string(),
  company: z.object({ externalId: z.string(), name: z.string() }).nullable(),
  verdict: z.string(),
  reasons: z.array(z.string()),
  deviceName: z.string().nullable(),
  clientAddress: z.string().nullable(),
  processName: z.string().nullable(),
  user: z.string().nullable(),
  queryType: z.string().nullable(),
  policy: z.string().nullable(),
  threatLevel: z.string().nullable(),
  facts: factsSchema.optional(),
});

export const previewSchema = z.object({
  count: z.number().describe('The number of items in the sample.'),
  items: z
    .array(
      z.object({
        what: z
          .enum(['detection', 'over', 'ignored', 'refused'])
          .describe(
            'over: it ends an incident; ignored: “only” is not true of it; refused: it is quarantined.',
          ),
        detection: detectionSchema
          .nullable()
          .describe('The values that were read. For over: the values to search for.'),
        overAt: z.iso.datetime().nullable(),
        reason: z.string().nullable().describe('Why it was refused.'),
      }),
    )
    .describe(`The first ${mostShown}.`),
});

export type Preview = z.infer<typeof previewSchema>;

/** Applies a mapping to a sample, without storing anything. The sample is JSON, or JSON lines. */
export function previewMapping(
  mapping: Mapping,
  sample: string,
  reading: { readonly now: Date; readonly defaultVerdict: string },
): Result<Preview> {
  const body = parseSample(sample);
  if (!body.ok) return body;
  const compiled = compileMapping(mapping);
  const found = findItems(body.value, compiled);
  if (!found.ok) return found;
  const read = itemReader(compiled, reading);
  return ok({
    count: found.value.items.length,
    items: found.value.items.slice(0, mostShown).map((item) => view(read(item))),
  });
}

const endsNothing =
  'It reports that something has ended, but the mapping has no “over”: it ends no incident.';

function parseSample(sample: string): Result<unknown> {
  const whole = parsed(sample);
  if (whole !== undefined) return ok(whole);
  const lines = sample
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
  return lines.length < 2 || lines.includes(undefined) ? failed(mappingProblems.sampleNotJson()) : ok(lines);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function view(outcome: ItemOutcome): Preview['items'][number] {
  const nothing = { detection: null, overAt: null, reason: null };
  switch (outcome.what) {
    case 'ignored':
      return { what: 'ignored', ...nothing };
    case 'refused':
      return { what: 'refused', ...nothing, reason: outcome.reason };
    case 'detection':
      return { what: 'detection', ...nothing, detection: viewDetection(outcome.detection) };
    case 'over':
      if (outcome.over === null) return { what: 'over', ...nothing, reason: endsNothing };
      return {
        what: 'over',
        ...nothing,
        detection: viewDetection(outcome.over.detection),
        overAt: outcome.over.at.toISOString(),
      };
  }
}

const viewDetection = (detection: Extract<ItemOutcome, { what: 'detection' }>['detection']) => ({
  externalId: detection.externalId,
  occurredAt: detection.occurredAt.toISOString(),
  domain: detection.domain,
  company: detection.company === null ? null : { ...detection.company },
  verdict: detection.verdict,
  reasons: [...detection.reasons],
  deviceName: detection.deviceName,
  clientAddress: detection.clientAddress,
  processName: detection.processName,
  user: detection.user ?? null,
  queryType: detection.queryType,
  policy: detection.policy,
  threatLevel: detection.threatLevel,
  ...(detection.facts === undefined ? {} : { facts: viewFacts(detection.facts) ?? {} }),
});
