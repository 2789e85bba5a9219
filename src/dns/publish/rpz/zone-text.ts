import { plural } from '../../../platform/values/text.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import type { PolicyZone, ZoneAction } from './zone-records.ts';

/** How long resolvers keep an answer, and how often they fetch the zone. Seconds. */
const ttl = 60;
const refresh = 300;
const retry = 60;
/** A week: the last zone stays in force that long while Picket cannot be reached. */
const expire = 604_800;

/**
 * Leaves space for the name that the resolver gives to the zone: a name has at most 253 characters (RFC 1035 §2.3.4).
 */
const longestOwner = 190;
const chunkSize = 64 * 1024;

const targets: Readonly<Record<ZoneAction, string>> = {
  nxdomain: '.',
  nodata: '*.',
  passthru: 'rpz-passthru.',
};

/** A policy as a zone file (RFC 1035 §5), in chunks. Its names are relative, since the resolver names the zone. */
export function* zoneText({ generation, leftOut, records }: PolicyZone, company: string): Generator<string> {
  let chunk = [
    `; The policy of ${visibleText(company)}, generation ${generation}, as a response policy zone.`,
    ...(leftOut.length === 0 ? [] : ['; A zone cannot contain these rules, so they are left out:']),
    ...leftOut.map(({ rule, why }) => `;   “${visibleText(rule)}”: ${why}.`),
    `$TTL ${ttl}`,
    // The serial is a number of 32 bits that may wrap around (RFC 1982).
    `@ SOA picket.invalid. hostmaster.picket.invalid. ${generation % 2 ** 32} ${refresh} ${retry} ${expire} ${ttl}`,
    '@ NS picket.invalid.',
    '',
  ].join('\n');
  let tooLong = 0;
  for (const { owner, action } of records()) {
    if (owner.length > longestOwner) tooLong++;
    else chunk += `${escaped(owner)} CNAME ${targets[action]}\n`;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  if (tooLong > 0) chunk += `; ${plural(tooLong, 'name is', 'names are')} left out: too long for a zone.\n`;
  yield chunk;
}

/** Escapes characters with a meaning in a zone file. */
const escaped = (owner: string) => owner.replace(/["();@$\\]/g, '\\$&');
