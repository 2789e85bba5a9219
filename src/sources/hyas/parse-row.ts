import { createHash } from 'node:crypto';
import type { CompanyRef, DetectionInput, Unreadable } from '../../detections/detection.ts';
import { type DetectionFacts, makeFacts, parseAge } from '../../detections/facts.ts';
import { parseAskedName } from '../../platform/values/asked-name.ts';
import { presentationName } from '../../platform/values/domain-name.ts';
import { cutText, plainText } from '../../platform/values/text.ts';
import { parseClientId } from './answer.ts';
import { parseTime } from './parse-time.ts';

const nameLimit = 255;
const reasonLimit = 256;
const reasonsLimit = 50;
/** RFC 1035 §3.1: 255 octets on the wire are 253 characters of text. */
const domainLimit = 253;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Parses one row of the HYAS log as a detection. Only `log_id`, `datetime` and `domain` are required. Other fields that
 * are missing, null or of an unexpected type are left empty, and unknown words are kept. Never throws, for any JSON.
 * @param verdict the filter word of the request: in the row itself `reputation` is a number, and the content of
 * `verdict` is not published.
 */
export function parseRow(row: unknown, verdict: string): DetectionInput | Unreadable {
  const unreadable = (reason: string): Unreadable => ({ content: row, reason });
  const fields = record(row);
  if (fields === null) return unreadable('The row is not a JSON object.');

  const externalId = parseLogId(fields.log_id);
  if (externalId === null) return unreadable('The row has no log_id.');
  const occurredAt = parseTime(fields.datetime);
  if (occurredAt === null) return unreadable('The row has no readable datetime.');
  const written = parseText(fields.domain);
  if (written === null || typeof fields.domain !== 'string') return unreadable('The row has no domain.');
  const domain = parseDomain(written);
  if (domain === null) return unreadable('The row has no domain.');
  if (domain.length > domainLimit && !domain.includes('\\'))
    return unreadable(`The domain is longer than ${domainLimit} characters, the limit of a domain name.`);

  // `domain_2tld` is not used: its name suggests the last two labels, so `co.uk` would group half a country. The
  // registrable domain comes from the Public Suffix List, as for every other source.
  return {
    externalId,
    occurredAt,
    domain,
    company: parseCompany(fields),
    verdict,
    reasons: parseReasons(fields),
    deviceName: parseName(fields.devicename),
    clientAddress: parseName(fields.client_ip),
    processName: parseName(fields.processname),
    queryType: parseQueryType(fields.query_type),
    policy: parsePolicy(fields.policy),
    threatLevel: parseName(fields.threat_level),
    ...withFacts(parseFacts(fields, occurredAt)),
  };
}

const withFacts = (facts: DetectionFacts | undefined) => (facts === undefined ? {} : { facts });

/** What HYAS reports about the domain. A missing age is calculated from the registration date. */
function parseFacts(fields: Fields, occurredAt: Date): DetectionFacts | undefined {
  const created = parseTime(fields.domain_creation_date);
  const since = created === null ? null : (occurredAt.getTime() - created.getTime()) / 86_400_000;
  return makeFacts({
    domainAgeDays: parseAge(fields.domain_age) ?? parseAge(since),
    registrar: parseName(fields.registrar),
    categories: [...new Set(texts(fields.domain_category))],
    lists: [...new Set(texts(record(fields.reason)?.lists))],
  });
}

export function isUnreadable(read: DetectionInput | Unreadable): read is Unreadable {
  return 'content' in read;
}

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Text that every database accepts: no control characters, no half surrogate pairs, not empty; otherwise null. */
function parseText(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return null;
  return plainText(text.toWellFormed()) || null;
}

function parseName(value: unknown, limit = nameLimit): string | null {
  const text = parseText(value);
  return text === null ? null : cutText(text, limit);
}

/**
 * An id is never cut, because two with the same beginning would become equal. A very long one is replaced by its hash.
 */
function parseLogId(value: unknown): string | null {
  const id = parseText(value);
  if (id === null || id.length <= nameLimit) return id;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

/** HYAS logged a query, so any name is possible. One that is not a valid name is kept by its octets. */
function parseDomain(written: string): string | null {
  const read = parseAskedName(written);
  if ('domain' in read) return read.domain;
  const name = written.toLowerCase().replace(/\.$/, '').trim();
  return name === '' ? null : presentationName(name);
}

function parseCompany(fields: Fields): CompanyRef | null {
  const externalId = parseClientId(fields.client_id);
  return externalId === null ? null : { externalId, name: parseName(fields.client_name) ?? externalId };
}

function parseQueryType(value: unknown): string | null {
  // RFC 3597 §5: a type known only by number is written TYPEnnn.
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? `TYPE${value}` : null;
  return parseName(value)?.toUpperCase().slice(0, nameLimit) ?? null;
}

function parsePolicy(value: unknown): string | null {
  const policy = record(value);
  return policy === null ? parseName(value) : (parseName(policy.policy_name) ?? parseName(policy.policy_id));
}

/** The reasons: type and lists first, then categories and tags; who decided only if nothing else is given. */
function parseReasons(fields: Fields): string[] {
  const reason = record(fields.reason);
  const stated = [
    ...(reason === null ? texts(fields.reason) : [...texts(reason.type), ...texts(reason.lists)]),
    ...texts(fields.domain_category),
    ...texts(fields.tags),
  ];
  const reasons =
    stated.length > 0 ? stated : [...texts(fields.verdictSource), ...texts(fields.verdictStatus)];
  return [...new Set(reasons)].slice(0, reasonsLimit);
}

/** Accepts a text, a list of texts, or a list of named objects. */
function texts(value: unknown): string[] {
  const items = Array.isArray(value) ? value.slice(0, 1000) : [value];
  return items.flatMap((item) => {
    const named = record(item);
    const text =
      named === null ? item : [named.name, named.list_name, named.value].find((part) => parseText(part));
    return parseName(text, reasonLimit) ?? [];
  });
}
