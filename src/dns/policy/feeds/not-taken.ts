import type { NameComplaint } from '../read-name.ts';

/** Why a line of a feed is refused, in words for the reader of the report. */
export const notTakenReasons = {
  unreadable: 'The line is not written in the format of this feed.',
  too_long: 'The line is longer than 4,096 bytes.',
  not_a_name: 'The line contains no valid domain name.',
  address: 'The line names an IP address where the format has a domain name.',
  everything: 'The line would block every name.',
  top_level_domain: 'The name has no dot: it would block a whole top-level domain.',
  public_suffix: 'The name is a public suffix: anyone can register names below it.',
  shared_suffix: 'The name is a shared domain: it hosts sites of many owners.',
  other_address: 'The line maps a name to an address. That redirects the name and does not block it.',
  url: 'The line is a URL. It names one page, and DNS sees only the host.',
  path: 'The rule is for a path or port. DNS sees only the host.',
  pattern: 'The rule matches parts of URLs. DNS sees only the host.',
  wildcard: 'The wildcard is inside a label or at the end. Only “*.” at the start has a meaning here.',
  modifier: 'The rule has a modifier that limits or changes it, so it is not a block of the whole host.',
  regular_expression: 'The rule is a regular expression.',
  cosmetic: 'The rule hides or changes parts of a page. It blocks no host.',
  setting: 'The line is a setting of dnsmasq. It blocks no name.',
  forwarding: 'The line forwards a name to a server. It blocks no name.',
  trigger: 'The record is for clients or name servers. Picket takes queried names and answer addresses.',
  action: 'The record has an action other than NXDOMAIN, NODATA or PASSTHRU.',
  outside_zone: 'The owner of the record is outside the zone.',
  directive: 'The directive is not supported.',
  unfinished: 'A parenthesis or quotation mark of the record is not closed.',
  address_exception: 'The record releases an answer address. Only names can be released.',
  too_wide: 'The network is too large: at least /8 for IPv4 and /16 for IPv6.',
  private_address: 'The address is in a private network, which a public feed must not block.',
} as const satisfies Record<NameComplaint, string> & Record<string, string>;

export type NotTakenReason = keyof typeof notTakenReasons;
