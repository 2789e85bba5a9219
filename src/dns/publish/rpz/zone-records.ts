import { CdbReader } from '../../index/cdb-reader.ts';
import { type CompanyRecord, companyKey, keys, type RuleRecord } from '../../index/format.ts';
import { recordKey } from '../../index/keys.ts';
import { type Match, PolicyReader, type Verdict } from '../../index/reader.ts';
import { settle } from '../../index/settle.ts';
import { nameFromText } from '../../wire/name.ts';
import { indexKeys } from './index-keys.ts';
import { ownerOf, whyNotInZone } from './rule-for-zone.ts';
import { addressOwner, joined, nameEnd, parentOf, textOf, withNumber } from './zone-names.ts';

/** The action of a zone for a name or address: NXDOMAIN, NODATA, or no change, which also overrides later zones. */
export type ZoneAction = 'nxdomain' | 'nodata' | 'passthru';

export interface ZoneRecord {
  /** Relative to the zone’s own name. */
  readonly owner: string;
  readonly action: ZoneAction;
}

export interface PolicyZone {
  readonly generation: number;
  /** Rules that a zone cannot contain, and why. */
  readonly leftOut: readonly { readonly rule: string; readonly why: string }[];
  records(): Generator<ZoneRecord>;
}

/** The label that represents any name below: no queried name has it, and no pattern means it. */
const anyLabel = Uint8Array.of(1, 0x2a);
const root = Uint8Array.of(0);
const anyType = 1;

/**
 * The verdicts of an index for one company, as records of a response policy zone (draft-vixie-dnsop-dns-rpz-00). A
 * record for a name does not apply below it, so each name has a second record, `*.name`. A wildcard ends at the next
 * existing name (RFC 4592 §3.3.1), so names between a wildcard and a deeper record need their own records.
 */
export function policyZone(bytes: Uint8Array, company: number, at: number): PolicyZone {
  const reader = new PolicyReader(bytes);
  const record = companyRecord(bytes, company);
  const reasons = record.rules.map((rule) => [rule, whyNotInZone(rule)] as const);
  const leftOut = new Map(reasons.flatMap(([{ id }, why]) => (why === null ? [] : [[id, why] as const])));
  const kept = record.rules.filter(({ id }) => !leftOut.has(id));
  const cdb = new CdbReader(bytes);

  const matched = (name: Uint8Array, addresses: readonly Uint8Array[] = []): Match | null =>
    settle(
      reader
        .matches({ name, type: anyType, at, company, addresses })
        .filter(({ rule }) => rule === null || !leftOut.has(rule.id)),
    );
  // A far cheaper way with the same result, if the zone contains every rule.
  const exactly = (name: Uint8Array) =>
    actionOf(leftOut.size > 0 ? matched(name) : reader.decide({ name, type: anyType, at, company }));
  const below = (name: Uint8Array) => (name.length > 253 ? null : exactly(joined(anyLabel, name)));
  const belowParent = remembered((name) => below(parentOf(name)));

  function* ofName(name: Uint8Array): Generator<ZoneRecord> {
    const owner = textOf(name);
    // Without a record of its own, the wildcard above would apply to it.
    const otherwise = name.length > 1 && belowParent(name) !== null ? 'passthru' : null;
    const own = name.length > 1 ? (exactly(name) ?? otherwise) : null;
    const all = below(name) ?? otherwise;
    if (own !== null) yield { owner, action: own };
    if (all !== null) yield { owner: owner === '' ? '*' : `*.${owner}`, action: all };
  }

  function ownName(key: Uint8Array): Uint8Array | null {
    const end = nameEnd(key);
    if (key.length === end) return key;
    const number = new DataView(key.buffer, key.byteOffset + end, 4).getUint32(0, true);
    const name = key.subarray(0, end);
    // An inherited name has its records already.
    return number === record.number && cdb.find(name, 0, end) === null ? name : null;
  }

  function* ofAddress(key: Uint8Array): Generator<ZoneRecord> {
    const size = key[0] === keys.ipv4 ? 4 : 16;
    const octets = key.slice(2, 2 + size);
    if (key.length > 2 + size) {
      const number = new DataView(key.buffer, key.byteOffset + 2 + size, 4).getUint32(0, true);
      if (number !== record.number || cdb.find(key, 0, 2 + size) !== null) return;
    }
    const match = matched(root, [octets]);
    // Only an address can be an entry of the root.
    const action = match?.entry == null ? null : actionOf(match);
    if (action !== null) yield { owner: addressOwner(octets, key[1] ?? 0), action };
  }

  const isIndexed = (name: Uint8Array): boolean =>
    cdb.find(name, 0, name.length) !== null ||
    (record.number !== null && cdb.find(withNumber(name, record.number), 0, name.length + 4) !== null);

  return {
    generation: reader.header.generation,
    leftOut: reasons.flatMap(([{ name }, why]) => (why === null ? [] : [{ rule: name, why }])),
    *records() {
      const others = new Set<string>();
      /**
       * Yields the records of a name that is in no list, once, and those of the names above it that a wildcard reaches.
       */
      function* once(name: Uint8Array): Generator<ZoneRecord> {
        const key = Buffer.from(name).toString('latin1');
        if (isIndexed(name) || others.has(key)) return;
        others.add(key);
        yield* ofName(name);
        yield* above(name);
      }
      function* above(name: Uint8Array): Generator<ZoneRecord> {
        if (name.length === 1) return;
        const parent = parentOf(name);
        if (parent.length > 1 && belowParent(name) !== null) yield* once(parent);
      }
      yield* once(root);
      for (const name of kept.flatMap(namesOf)) yield* once(name);
      for (const key of indexKeys(bytes)) {
        const first = key[0] ?? 0;
        if (first === keys.ipv4 || first === keys.ipv6) yield* ofAddress(key);
        if (first > 63) continue;
        const name = ownName(key);
        if (name === null) continue;
        yield* ofName(name);
        yield* above(name);
      }
    },
  };
}

function actionOf(match: Pick<Verdict, 'action' | 'answer'> | null): ZoneAction | null {
  if (match === null || match.action === 'none' || match.action === 'watch') return null;
  if (match.action === 'allow') return 'passthru';
  // A zone cannot answer REFUSED.
  return match.answer === 'nodata' ? 'nodata' : 'nxdomain';
}

function companyRecord(bytes: Uint8Array, company: number): CompanyRecord {
  const cdb = new CdbReader(bytes);
  const find = (id: number | null) => {
    const key = recordKey(companyKey(id));
    return cdb.find(key, 0, key.length);
  };
  // A company that is newer than this index has the inherited policy.
  return JSON.parse(new TextDecoder().decode(find(company) ?? find(null) ?? undefined)) as CompanyRecord;
}

/** The owner names of a rule’s patterns and top-level domains. */
const namesOf = ({ patterns, tlds }: RuleRecord): Uint8Array[] =>
  [...(patterns ?? []).map((pattern) => ownerOf(pattern) ?? ''), ...(tlds ?? [])].flatMap(
    (text) => (text === '' ? root : nameFromText(text)) ?? [],
  );

/** Cached by the name’s parent, which many names of a list share; only the latest are kept. */
function remembered<T>(find: (name: Uint8Array) => T): (name: Uint8Array) => T {
  const known = new Map<string, T>();
  return (name) => {
    const key = Buffer.from(name.buffer, name.byteOffset, name.length).toString('latin1', 1 + (name[0] ?? 0));
    let found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    found = find(name);
    known.set(key, found);
    return found;
  };
}

const mostRemembered = 10_000;
