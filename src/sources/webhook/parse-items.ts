import { pauseForOthers as pause } from '../../platform/values/in-portions.ts';
import { ok, type Result } from '../../platform/values/problem.ts';
import { webhookConfigSchema } from './config.ts';
import { compileMapping } from './mapping/compile.ts';
import { type MappedItems, mapItems, mappedItemsLimit } from './mapping/map-items.ts';
import { mappingProblems } from './mapping/problems.ts';
import { saysItIsOver } from './over.ts';
import { detectionsLimit, keepable, parseDetections } from './parse-detections.ts';
import { isTestPing } from './ping.ts';

type Config = Readonly<Record<string, unknown>>;

/** The most items of a body. */
export const itemsLimit = ({ mapping }: Config): number =>
  mapping === null || mapping === undefined ? detectionsLimit : mappedItemsLimit;

/** Parses a body by the settings of the source: by its field mapping, or as detections. */
export async function parseItems(body: unknown, config: Config, now: Date): Promise<Result<MappedItems>> {
  const settings = webhookConfigSchema.safeParse(config);
  // Settings may be invalid after an import. Then the items are quarantined, and read again once the settings are
  // corrected.
  if (!settings.success) return ok(wholeRefused(body, mappingProblems.unusable().message));
  const { defaultVerdict, mapping } = settings.data;
  if (mapping === null || mapping === undefined) {
    const read = await parseDetections(body, { now, defaultVerdict, pause });
    return read.ok ? ok({ ...read.value, overs: [], ignored: 0 }) : read;
  }
  if (!saysItIsOver(body) && isTestPing(body)) return ok({ ...nothing, count: 0 });
  const read = await mapItems(body, compileMapping(mapping), { now, defaultVerdict, pause });
  return !read.ok && read.problem.code === 'mapping.no_items'
    ? ok(wholeRefused(body, read.problem.message))
    : read;
}

const nothing: MappedItems = {
  count: 0,
  detections: [],
  over: 0,
  overs: [],
  ignored: 0,
  refused: [],
  unreadable: [],
};

function wholeRefused(body: unknown, reason: string): MappedItems {
  return {
    ...nothing,
    count: 1,
    refused: [{ index: 0, pointer: '', reason }],
    unreadable: [{ content: keepable(body), reason }],
  };
}
