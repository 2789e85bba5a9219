/** A record of a zone. The owner is relative to the top of the zone, whose own name is empty. */
export interface ZoneRecord {
  /** In lower case. */
  readonly owner: string;
  readonly type: string;
  readonly data: readonly string[];
}

export interface RecordComplaint {
  readonly complaint: 'unreadable' | 'outside_zone' | 'directive' | 'unfinished';
}

/** The most tokens of one record. A SOA has 7; a text over several lines has more. */
const mostTokens = 1000;

/**
 * Parses the lines of a zone (master file, RFC 1035 §5): `$ORIGIN`, `$TTL`, `@`, blank owners, parentheses and
 * comments. Feeds often leave out `$ORIGIN`; then all relative names are below the top of the zone.
 */
export class MasterFile {
  /** Null while it is unknown. */
  #origin: string | null = null;
  #top: string | null = null;
  #owner: Owner | null = null;
  #tokens: string[] = [];
  #parentheses = 0;
  #startsWithOwner = false;

  get isUnfinished(): boolean {
    return this.#parentheses > 0;
  }

  /** The record that ends on this line; null if none does. */
  read(line: string): ZoneRecord | RecordComplaint | null {
    if (this.#parentheses === 0) {
      this.#tokens = [];
      this.#startsWithOwner = /^\S/.test(line);
    }
    for (const token of tokensOf(line)) {
      if (token === '(') this.#parentheses++;
      else if (token === ')') this.#parentheses--;
      else this.#tokens.push(token);
    }
    const isBroken = this.#parentheses < 0 || this.#tokens.length > mostTokens || this.#tokens.includes('"');
    if (isBroken) {
      this.#parentheses = 0;
      this.#tokens = [];
      return { complaint: 'unfinished' };
    }
    if (this.#parentheses > 0 || this.#tokens.length === 0) return null;
    return this.#record(this.#tokens);
  }

  #record([first = '', ...rest]: readonly string[]): ZoneRecord | RecordComplaint | null {
    if (this.#startsWithOwner && first.startsWith('$')) return this.#directive(first, rest[0]);
    if (this.#startsWithOwner) this.#owner = this.#ownerOf(first.toLowerCase());
    const fields = this.#startsWithOwner ? rest : [first, ...rest];
    const at = fields.findIndex((field) => !isTtlOrClass.test(field));
    const type = fields[at]?.toUpperCase() ?? '';
    if (this.#owner === null || !isType.test(type)) return { complaint: 'unreadable' };
    if (type === 'SOA' && !this.#owner.isRelative) this.#top = this.#owner.name;
    const owner = this.#relative(this.#owner);
    return owner === null ? { complaint: 'outside_zone' } : { owner, type, data: fields.slice(at + 1) };
  }

  #directive(directive: string, value: string | undefined): RecordComplaint | null {
    if (/^\$TTL$/i.test(directive)) return null;
    if (!/^\$ORIGIN$/i.test(directive) || value === undefined) return { complaint: 'directive' };
    const { name } = this.#ownerOf(value.toLowerCase());
    this.#origin = name;
    this.#top ??= name;
    return null;
  }

  #ownerOf(text: string): Owner {
    const isRoot = text === '.';
    if (isRoot || text.endsWith('.')) return { name: text.slice(0, -1), isRelative: false };
    const name = text === '@' ? '' : text;
    if (this.#origin === null) return { name, isRelative: true };
    return { name: [name, this.#origin].filter((part) => part !== '').join('.'), isRelative: false };
  }

  #relative({ name, isRelative }: Owner): string | null {
    if (isRelative) return name;
    if (this.#top === null) return null;
    if (this.#top === '') return name;
    if (name === this.#top) return '';
    return name.endsWith(`.${this.#top}`) ? name.slice(0, -this.#top.length - 1) : null;
  }
}

interface Owner {
  readonly name: string;
  /** Relative to the top of the zone, whose name is unknown. */
  readonly isRelative: boolean;
}

/** The tokens without comments. Nearly all lines are simple, and are split ten times faster. */
function tokensOf(line: string): readonly string[] {
  if (/["\\]/.test(line)) return [...line.matchAll(tokenPattern)].map(([token]) => token).filter(isNoComment);
  const comment = line.indexOf(';');
  const text = (comment < 0 ? line : line.slice(0, comment)).trim();
  if (text === '') return [];
  return (/[()]/.test(text) ? text.replace(/[()]/g, ' $& ').trim() : text).split(/\s+/);
}

const isNoComment = (token: string) => !token.startsWith(';');
const tokenPattern = /"(?:[^"\\]|\\.)*"|;.*|[()"]|(?:\\.|[^\s;()"\\])+|\\/gs;
const isTtlOrClass = /^(?:\d+|(?:\d+[smhdw])+|in|ch|hs)$/i;
const isType =
  /^(?:A|AAAA|CAA|CNAME|DNAME|DNSKEY|DS|HINFO|HTTPS|LOC|MX|NAPTR|NS|NSEC|NSEC3|NSEC3PARAM|PTR|RRSIG|SOA|SPF|SRV|SSHFP|SVCB|TLSA|TXT|URI|TYPE\d+)$/;
