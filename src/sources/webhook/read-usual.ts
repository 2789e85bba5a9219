import { parseAge } from '../../detections/facts.ts';
import { parseAskedName } from '../../platform/values/asked-name.ts';
import { parseIsoTime } from '../../platform/values/iso-time.ts';
import { plainText } from '../../platform/values/text.ts';
import { type Item, idLimit, longest, nameLimit, parseReasons, readText } from './item.ts';

type Given = Readonly<Record<string, unknown>>;

/** Thrown within this file alone: the schema has to read the item. */
class Unusual extends Error {}

const unusual = new Unusual();

/**
 * Reads an item as the schema does (item.ts), if each member has the type that senders usually give it. Nearly all items
 * are read here, in a fraction of the time: the schema would take longer than storing them. Null: the schema reads it,
 * or says what is wrong with it. A test compares both.
 */
export function readUsual(item: unknown): Item | null {
  try {
    return read(item);
  } catch (thrown) {
    if (thrown === unusual) return null;
    throw thrown;
  }
}

function read(item: unknown): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw unusual;
  const given = item as Given;
  return {
    id: id(given.id, idLimit),
    occurredAt: time(given.occurredAt),
    domain: domain(given.domain),
    company: company(given.company),
    verdict: verdict(given.verdict),
    reasons: list(given.reasons),
    deviceName: text(given.deviceName),
    clientAddress: text(given.clientAddress),
    processName: text(given.processName),
    user: text(given.user),
    queryType: text(given.queryType)?.toUpperCase() ?? null,
    policy: text(given.policy),
    threatLevel: text(given.threatLevel),
    domainAgeDays: age(given.domainAgeDays),
    registrar: text(given.registrar),
    categories: list(given.categories),
    lists: list(given.lists),
  };
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

function string(value: unknown): string {
  if (typeof value !== 'string' || value.length > longest) throw unusual;
  return value;
}

const text = (value: unknown) => (isMissing(value) ? null : readText(string(value)));

function id(value: unknown, limit: number): string {
  const given = string(value);
  if (given.length > limit || plainText(given) === '') throw unusual;
  return given;
}

function time(value: unknown): Date {
  const read = parseIsoTime(string(value).trim());
  if (!read?.hasZone || !read.hasTime) throw unusual;
  const at = new Date(read.at);
  if (at.getUTCFullYear() < 2000) throw unusual;
  return at;
}

function domain(value: unknown): string {
  const read = parseAskedName(string(value));
  if (!('domain' in read)) throw unusual;
  return read.domain;
}

function company(value: unknown): Item['company'] {
  if (isMissing(value)) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw unusual;
  const given = value as Given;
  const externalId = plainText(id(given.id, nameLimit));
  return { externalId, name: text(given.name) ?? externalId };
}

function verdict(value: unknown): string | null {
  if (isMissing(value)) return null;
  const word = plainText(string(value)).toLowerCase();
  if (word.length > 64) throw unusual;
  return word || null;
}

function list(value: unknown): string[] {
  if (isMissing(value)) return [];
  if (!Array.isArray(value) || value.length > 1000) throw unusual;
  return parseReasons(value.map(string));
}

function age(value: unknown): number | null {
  if (isMissing(value)) return null;
  if (typeof value !== 'number') throw unusual;
  return parseAge(value);
}
