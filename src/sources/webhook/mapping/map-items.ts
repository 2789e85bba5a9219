import type { DetectionInput, Unreadable } from '../../../detections/detection.ts';
import type { Over } from '../../../incidents/end-over.ts';
import { escapePointer } from '../../../platform/http/unstorable-text.ts';
import { inPortions, type Pause } from '../../../platform/values/in-portions.ts';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { saysItIsOver } from '../over.ts';
import {
  keepable,
  NotJson,
  type ParsedDetections,
  parseItem,
  type Refused,
  toDetection,
} from '../parse-detections.ts';
import { webhookProblems } from '../problems.ts';
import type { CompiledMapping } from './compile.ts';
import { contentIds } from './content-id.ts';
import { mapItem, writtenPath } from './map-item.ts';
import type { MappedField } from './mapping.ts';
import { nodesAt } from './path.ts';
import { mappingProblems } from './problems.ts';

/** The most items of one body. Log exporters send whole batches, and most of their rows are not blocks. */
export const mappedItemsLimit = 10_000;

export interface MappedItems extends ParsedDetections {
  /** Items that report an end and can close an incident. */
  readonly overs: readonly Over[];
  /** Items that the mapping's conditions exclude. */
  readonly ignored: number;
}

/** The result of a mapping for one item. */
export type ItemOutcome =
  | { readonly what: 'ignored' }
  | { readonly what: 'detection'; readonly detection: DetectionInput }
  /** Null if only the item itself reports an end, not the mapping: then it closes nothing. */
  | { readonly what: 'over'; readonly over: Over | null }
  | { readonly what: 'refused'; readonly reason: string };

interface Reading {
  readonly now: Date;
  readonly defaultVerdict: string;
  readonly pause: Pause;
}

/** Reads a body by a mapping, each item separately: an invalid one does not stop the others. */
export async function mapItems(
  body: unknown,
  mapping: CompiledMapping,
  reading: Reading,
): Promise<Result<MappedItems>> {
  const found = findItems(body, mapping);
  if (!found.ok) return found;
  const { items, pointerTo } = found.value;
  const detections: DetectionInput[] = [];
  const overs: Over[] = [];
  const refused: Refused[] = [];
  const unreadable: Unreadable[] = [];
  let [over, ignored] = [0, 0];
  const read = itemReader(mapping, reading);
  await inPortions(items, reading.pause, (item, index) => {
    const outcome = read(item);
    if (outcome.what === 'ignored') ignored += 1;
    else if (outcome.what === 'detection') detections.push(outcome.detection);
    else if (outcome.what === 'over') {
      over += 1;
      if (outcome.over !== null) overs.push(outcome.over);
    } else {
      refused.push({ index, pointer: pointerTo(index), reason: outcome.reason });
      unreadable.push({ content: keepable(item), reason: outcome.reason });
    }
  });
  return ok({ count: items.length, detections, over, overs, ignored, refused, unreadable });
}

interface Found {
  readonly items: readonly unknown[];
  /** The JSON pointer (RFC 6901) of an item in the sent body. */
  readonly pointerTo: (index: number) => string;
}

/** The items of a body. A problem if it contains none. */
export function findItems(body: unknown, { items: where }: CompiledMapping): Result<Found> {
  const found =
    where === null ? [{ value: body, location: [] }] : nodesAt(where.path, body, mappedItemsLimit + 1);
  const [first] = found;
  const list = found.length === 1 && Array.isArray(first?.value) ? (first.value as unknown[]) : null;
  const items = list ?? found.map(({ value }) => value);
  if (items.length > mappedItemsLimit) return failed(webhookProblems.tooMany(items.length, mappedItemsLimit));
  if (items.length === 0)
    return failed(where === null ? webhookProblems.noDetections() : mappingProblems.noItems(where.written));
  const pointerTo = (index: number) =>
    toPointer(list === null ? (found[index]?.location ?? []) : [...(first?.location ?? []), index]);
  return ok({ items, pointerTo });
}

const toPointer = (location: readonly (string | number)[]): string =>
  location.map((key) => `/${escapePointer(String(key))}`).join('');

/** Reads the items of one body, in order: generated ids depend on the order. */
export function itemReader(
  mapping: CompiledMapping,
  { now, defaultVerdict }: Pick<Reading, 'now' | 'defaultVerdict'>,
): (item: unknown) => ItemOutcome {
  const idOf = contentIds();
  return (item) => {
    if (item instanceof NotJson) return { what: 'refused', reason: 'The line is not JSON.' };
    if (typeof item !== 'object' || item === null) return { what: 'refused', reason: 'It is not an object.' };
    const mapped = mapItem(mapping, item);
    if (mapped.what === 'ignored') return mapped;
    if (mapping.over === null && saysItIsOver(item)) return { what: 'over', over: null };
    const hasId = mapped.item.id !== undefined;
    const read = parseItem(hasId ? mapped.item : { ...mapped.item, id: idOf(item) }, now);
    if (!('item' in read)) return { what: 'refused', reason: explain(mapping, read) };
    const detection = toDetection(read.item, defaultVerdict);
    if (mapped.what === 'detection') return { what: 'detection', detection };
    return { what: 'over', over: { detection, hasId, at: parseAt(mapped.at, now) } };
  };
}

/** Names the path that gave the field, so that the reader knows what to correct. */
function explain(mapping: CompiledMapping, { pointer, reason }: { pointer: string; reason: string }): string {
  const [, first = '', second = ''] = pointer.split('/');
  const field = first === 'company' ? (second === 'name' ? 'companyName' : 'companyId') : first;
  const path = writtenPath(mapping, field as MappedField);
  return path === null ? reason : `${reason} The mapping reads it at ${path}.`;
}

/** Some senders write year 1 for “not ended”; such a time is ignored. */
function parseAt(value: unknown, now: Date): Date {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 2000 ? now : at;
}
