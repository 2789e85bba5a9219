import type { DetectionInput, Unreadable } from '../../detections/detection.ts';
import { makeFacts } from '../../detections/facts.ts';
import { findUnstorableText, isStorable } from '../../platform/http/unstorable-text.ts';
import { inPortions, type Pause } from '../../platform/values/in-portions.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { type Content, takeOutOfEnvelope } from './envelope.ts';
import { type Item, itemSchema } from './item.ts';
import { saysItIsOver } from './over.ts';
import { isTestPing } from './ping.ts';
import { webhookProblems } from './problems.ts';
import { readUsual } from './read-usual.ts';

/** A refused detection, with position and reason. */
export interface Refused {
  /** Its index in the list, from 0. */
  readonly index: number;
  /** Its id, if it has a readable one. */
  readonly id?: string;
  /** The JSON pointer (RFC 6901) in the sent body. */
  readonly pointer: string;
  readonly reason: string;
}

export interface ParsedDetections {
  /** The number of items: each is in `detections` or in `refused`, or counted in `over`. */
  readonly count: number;
  /** Items that report an end. They are not detections. */
  readonly over: number;
  readonly detections: readonly DetectionInput[];
  readonly refused: readonly Refused[];
  /** The refused items as received, for the quarantine. */
  readonly unreadable: readonly Unreadable[];
}

/** A line of a body that is not JSON. */
export class NotJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const detectionsLimit = 1000;

/** How far in the future the time of a detection may be: our clock or the sender's may be wrong. */
const aheadLimitMs = 24 * 3_600_000;
/** A detection has four levels. A far deeper one is an attack on the code that serializes it again. */
const depthLimit = 50;

/**
 * Parses one detection, a list of them, or `{ detections: […] }`, with or without the standard envelope, each
 * separately: an invalid one does not stop the others. A message that only tests the address has none. Returns a
 * problem only if there is no list. Never throws, for any JSON.
 */
export async function parseDetections(
  body: unknown,
  { now, defaultVerdict, pause }: { now: Date; defaultVerdict: string; pause: Pause },
): Promise<Result<ParsedDetections>> {
  const content = takeOutOfEnvelope(body);
  const isTest = (content.pointer === '' || content.isTest) && !saysItIsOver(content.body);
  if (isTest && isTestPing(content.body))
    return ok({ count: 0, over: 0, detections: [], refused: [], unreadable: [] });
  const found = findItems(content);
  if (found === null) return failed(webhookProblems.notDetections());
  const { items, prefix } = found;
  if (items.length === 0) return failed(webhookProblems.noDetections());
  if (items.length > detectionsLimit) return failed(webhookProblems.tooMany(items.length, detectionsLimit));

  const detections: DetectionInput[] = [];
  const refused: Refused[] = [];
  const unreadable: Unreadable[] = [];
  let over = 0;
  await inPortions(items, pause, (item, index) => {
    if (content.isOver || saysItIsOver(item)) {
      over += 1;
      return;
    }
    const read = parseItem(withTime(item, content.timestamp), now);
    if ('item' in read) {
      detections.push(toDetection(read.item, defaultVerdict));
      return;
    }
    const id = idOf(item);
    refused.push({
      index,
      ...(id === null ? {} : { id }),
      pointer: `${prefix(index)}${read.pointer}`,
      reason: read.reason,
    });
    unreadable.push({ content: keepable(item), reason: read.reason });
  });
  return ok({ count: items.length, over, detections, refused, unreadable });
}

function findItems({
  body,
  pointer,
}: Content): { items: readonly unknown[]; prefix: (index: number) => string } | null {
  if (Array.isArray(body)) return { items: body, prefix: (index) => `${pointer}/${index}` };
  if (typeof body !== 'object' || body === null) return null;
  if (!Object.hasOwn(body, 'detections')) return { items: [body], prefix: () => pointer };
  const { detections } = body as { detections: unknown };
  return Array.isArray(detections)
    ? { items: detections, prefix: (index) => `${pointer}/detections/${index}` }
    : null;
}

/** An item without a time gets the time of its envelope. */
function withTime(item: unknown, timestamp: string | null): unknown {
  if (timestamp === null || typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const { occurredAt } = item as { occurredAt?: unknown };
  return occurredAt === undefined || occurredAt === null ? { ...item, occurredAt: timestamp } : item;
}

/** What the quarantine stores of an item. */
export function keepable(item: unknown): unknown {
  if (item instanceof NotJson) return item.text;
  return isDeep(item) ? '(nested too deeply to be kept)' : item;
}

/** Parses one detection, or reports where and why it is invalid. */
export function parseItem(item: unknown, now: Date): { item: Item } | { pointer: string; reason: string } {
  if (item instanceof NotJson) return { pointer: '', reason: 'The line is not JSON.' };
  const unstorable = findUnstorableText(item)[0];
  if (unstorable !== undefined)
    return {
      pointer: unstorable,
      reason: 'It has a NUL character or half of a character (a lone surrogate).',
    };
  const usual = readUsual(item);
  const read = usual === null ? itemSchema.safeParse(item) : { success: true as const, data: usual };
  if (!read.success) {
    const issue = read.error.issues[0];
    const path = issue?.path ?? [];
    const what = path.length === 0 ? 'It' : `“${path.join('.')}”`;
    return {
      pointer: path.map((part) => `/${String(part)}`).join(''),
      reason: `${what} ${issue?.message ?? 'is not valid'}.`,
    };
  }
  if (read.data.occurredAt.getTime() > now.getTime() + aheadLimitMs)
    return { pointer: '/occurredAt', reason: '“occurredAt” is more than a day in the future.' };
  return { item: read.data };
}

export function toDetection(
  { id, verdict, user, domainAgeDays, registrar, categories, lists, ...item }: Item,
  defaultVerdict: string,
): DetectionInput {
  const facts = makeFacts({ domainAgeDays, registrar, categories, lists });
  return {
    ...item,
    externalId: id,
    verdict: verdict ?? defaultVerdict,
    ...(user === null ? {} : { user }),
    ...(facts === undefined ? {} : { facts }),
  };
}

function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, 'id')) return null;
  const { id } = item as { id: unknown };
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id.length <= 256 && isStorable(id) ? id : null;
}

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= depthLimit; depth++) {
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
    if (level.length === 0) return false;
  }
  return true;
}
