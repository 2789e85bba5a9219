/** Numbers of the DNS protocol, as IANA lists them (DNS Parameters). Only those that Picket acts on. */

export const rcodes = {
  noError: 0,
  formErr: 1,
  servFail: 2,
  nxDomain: 3,
  notImp: 4,
  refused: 5,
  /** Of EDNS: the upper bits are in the OPT record (RFC 6891 §6.1.3). */
  badVers: 16,
} as const;

const rcodeNames = new Map<number, string>(
  Object.entries(rcodes).map(([name, rcode]) => [rcode, name.toUpperCase()]),
);

/** `NOERROR`, `NXDOMAIN`; `RCODE9` for a code that is not in the list above. */
export const rcodeName = (rcode: number): string => rcodeNames.get(rcode) ?? `RCODE${rcode}`;

export const types = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  HINFO: 13,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  DNSKEY: 48,
  SVCB: 64,
  HTTPS: 65,
  TKEY: 249,
  TSIG: 250,
  IXFR: 251,
  AXFR: 252,
  MAILB: 253,
  MAILA: 254,
  ANY: 255,
  CAA: 257,
} as const;

const typeNames = new Map<number, string>(Object.entries(types).map(([name, type]) => [type, name]));

/** The type as text; `TYPE65280` for a type that is not in the list above (RFC 3597 §5). */
export const typeName = (type: number): string => typeNames.get(type) ?? `TYPE${type}`;

export const internetClass = 1;

/** Bits of the second and third octet pair of the header (RFC 1035 §4.1.1, RFC 4035 §3.1.6). */
export const flags = {
  response: 0x8000,
  truncated: 0x0200,
  recursionDesired: 0x0100,
  recursionAvailable: 0x0080,
  authenticData: 0x0020,
  checkingDisabled: 0x0010,
} as const;

export const opcodeOf = (bits: number) => (bits >> 11) & 0xf;
export const rcodeOf = (bits: number) => bits & 0xf;

/** Extended DNS Errors (RFC 8914 §4). */
export const extendedErrors = {
  notReady: 14,
  blocked: 15,
  filtered: 17,
  prohibited: 18,
  noReachableAuthority: 22,
} as const;

/** The largest size that passes every path without fragments (DNS Flag Day 2020; RFC 9715 §3.2). Octets. */
export const safeUdpSize = 1232;
/** The most that a client without EDNS accepts by UDP (RFC 1035 §4.2.1). Octets. */
export const plainUdpSize = 512;
export const headerSize = 12;
