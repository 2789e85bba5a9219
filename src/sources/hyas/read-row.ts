import { createHash } from 'node:crypto';
import type { CompanyRef, DetectionInput, Unreadable } from '../../detections/detection.ts';
import { readAskedName } from '../../platform/values/asked-name.ts';
import { presentationName } from '../../platform/values/domain-name.ts';
import { cutText, plainText } from '../../platform/values/text.ts';
import { readClientId } from './answer.ts';
import { readTime } from './read-time.ts';

const nameLimit = 255;
const reasonLimit = 256;
const reasonsLimit = 50;
/** RFC 1035 §3.1: 255 octets on the wire are 253 characters of text. */
const domainLimit = 253;

type Fields = Readonly<Record<string, unknown>>;

/**
 * One row of the HYAS log as a detection. Only `log_id`, `datetime` and `domain` are required. Anything else
 * that is missing,
 * null or of an unexpected type is left empty, and unknown words are kept. Never throws, for any JSON.
 *
 * @param verdict the filter word of the request: in the row itself `reputation` is a number, and the content of `verdict` is
 * not published.
 */
export function readRow(row: unknown, verdict: string): DetectionInput | Unreadable {
  const unreadable = (reason: string): Unreadable => ({ content: row, reason });
  const fields = record(row);
  if (fields === null) return unreadable('The row is not a JSON object.');

  const externalId = readLogId(fields.log_id);
  if (externalId === null) return unreadable('The row has no log_id.');
  const occurredAt = readTime(fields.datetime);
  if (occurredAt === null) return unreadable('The row has no readable datetime.');
  const written = readText(fields.domain);
  if (written === null || typeof fields.domain !== 'string') return unreadable('The row has no domain.');
  const domain = readDomain(written);
  if (domain === null) return unreadable('The row has no domain.');
  if (domain.length > domainLimit && !domain.includes('\\'))
    return unreadable(`The domain is longer than ${domainLimit} characters, the limit of a domain name.`);

  // `domain_2tld` is not used: by its name it is the last two labels, and `co.uk` would group half a country. The registrable
  // part comes from the Public Suffix List, as for every other source.
  return {
    externalId,
    occurredAt,
    domain,
    company: readCompany(fields),
    verdict,
    reasons: readReasons(fields),
    deviceName: readName(fields.devicename),
    clientAddress: readName(fields.client_ip),
    processName: readName(fields.processname),
    queryType: readQueryType(fields.query_type),
    policy: readPolicy(fields.policy),
    threatLevel: readName(fields.threat_level),
  };
}

export function isUnreadable(read: DetectionInput | Unreadable): read is Unreadable {
  return 'content' in read;
}

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Text that every database accepts: no control characters, no half surrogate pairs, not empty; else null. */
function readText(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return null;
  return plainText(text.toWellFormed()) || null;
}

function readName(value: unknown, limit = nameLimit): string | null {
  const text = readText(value);
  return text === null ? null : cutText(text, limit);
}

/**
 * An id is never cut, because two with the same beginning would become one: a very long one is replaced by its
 * hash.
 */
function readLogId(value: unknown): string | null {
  const id = readText(value);
  if (id === null || id.length <= nameLimit) return id;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

/** What HYAS logged was asked for, whatever it is: what is no name is kept as its octets. */
function readDomain(written: string): string | null {
  const read = readAskedName(written);
  if ('domain' in read) return read.domain;
  const name = written.toLowerCase().replace(/\.$/, '').trim();
  return name === '' ? null : presentationName(name);
}

function readCompany(fields: Fields): CompanyRef | null {
  const externalId = readClientId(fields.client_id);
  return externalId === null ? null : { externalId, name: readName(fields.client_name) ?? externalId };
}

function readQueryType(value: unknown): string | null {
  // RFC 3597 §5: a type known only by number is written TYPEnnn.
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? `TYPE${value}` : null;
  return readName(value)?.toUpperCase().slice(0, nameLimit) ?? null;
}

function readPolicy(value: unknown): string | null {
  const policy = record(value);
  return policy === null ? readName(value) : (readName(policy.policy_name) ?? readName(policy.policy_id));
}

/** The reasons: type and lists first, then categories and tags; who decided only if nothing else is given. */
function readReasons(fields: Fields): string[] {
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

/** A text, a list of texts, or a list of named objects. */
function texts(value: unknown): string[] {
  const items = Array.isArray(value) ? value.slice(0, 1000) : [value];
  return items.flatMap((item) => {
    const named = record(item);
    const text =
      named === null ? item : [named.name, named.list_name, named.value].find((part) => readText(part));
    return readName(text, reasonLimit) ?? [];
  });
}
