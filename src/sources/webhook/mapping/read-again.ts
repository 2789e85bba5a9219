import type { Kysely } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import { inPortions, pauseForOthers } from '../../../platform/values/in-portions.ts';
import { parseJson } from '../../../platform/values/parse-json.ts';
import type { ReadAgain, Receive } from '../../kind.ts';
import type { SourceRow } from '../../store.ts';
import { webhookConfigSchema } from '../config.ts';
import { saysItIsOver } from '../over.ts';
import { parseItem, toDetection } from '../parse-detections.ts';
import { compileMapping } from './compile.ts';
import { type ItemOutcome, itemReader } from './map-items.ts';

/** The most rows that one request reads again. */
const most = 1_000;

/**
 * Processes the quarantined rows of a webhook again, with its current settings. Valid rows are stored and leave the
 * quarantine; others stay with their new reason.
 */
export async function readAgain(
  tx: Kysely<Schema>,
  { id: sourceId, config }: SourceRow,
  receive: Receive,
  now: Date,
): Promise<ReadAgain> {
  const { mapping, defaultVerdict } = webhookConfigSchema.parse(config);
  const reading = { now, defaultVerdict };
  const read = mapping == null ? plainReader(reading) : itemReader(compileMapping(mapping), reading);
  const rows = await tx
    .selectFrom('quarantine')
    .select(['id', 'content', 'reason'])
    .where('source_id', '=', sourceId)
    .orderBy('id')
    .limit(most)
    .execute();
  const outcomes: { row: (typeof rows)[number]; outcome: ItemOutcome }[] = [];
  await inPortions(rows, pauseForOthers, (row) => {
    outcomes.push({ row, outcome: mapRow(row.content, read) });
  });
  const refused = outcomes.filter(({ outcome }) => outcome.what === 'refused' || outcome.what === 'over');
  const done = outcomes.filter((one) => !refused.includes(one));
  for (const { row, outcome } of refused)
    if (outcome.what === 'refused' && outcome.reason !== row.reason)
      await tx.updateTable('quarantine').set({ reason: outcome.reason }).where('id', '=', row.id).execute();
  if (done.length > 0)
    await tx
      .deleteFrom('quarantine')
      .where(
        'id',
        'in',
        done.map(({ row }) => row.id),
      )
      .execute();
  const detections = done.flatMap(({ outcome }) => (outcome.what === 'detection' ? [outcome.detection] : []));
  const { accepted, duplicates } = await receive(tx, { sourceId, detections }, now);
  return { accepted, duplicates, ignored: done.length - detections.length, left: refused.length };
}

function plainReader({ now, defaultVerdict }: { now: Date; defaultVerdict: string }) {
  return (item: unknown): ItemOutcome => {
    if (saysItIsOver(item)) return { what: 'ignored' };
    const read = parseItem(item, now);
    return 'item' in read
      ? { what: 'detection', detection: toDetection(read.item, defaultVerdict) }
      : { what: 'refused', reason: read.reason };
  };
}

function mapRow(content: string, read: (item: unknown) => ItemOutcome): ItemOutcome {
  try {
    return read(parseJson(content));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return { what: 'refused', reason: 'It was too long to be kept whole, so Picket cannot read it again.' };
  }
}
