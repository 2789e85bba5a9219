import type { Format, LineReader, Taker } from './line-reader.ts';
import { MasterFile, type ZoneRecord } from './master-file.ts';
import { networkOfTrigger } from './rpz-address.ts';

/**
 * A response policy zone (draft-vixie-dnsop-dns-rpz-00). The owner of a record is the trigger: a queried name, or an
 * answer address (`rpz-ip`). Its CNAME is the action. A name blocks only itself; `*.x` blocks the names below x.
 */
export const rpz: Format = {
  id: 'rpz',
  exceptionsAlwaysWin: false,
  reader: (take): LineReader => {
    const zone = new MasterFile();
    return {
      read(line) {
        const read = zone.read(line);
        if (read === null) return;
        if ('complaint' in read) take.skip(read.complaint);
        else takeRecord(read, take);
      },
      end() {
        if (zone.isUnfinished) take.skip('unfinished');
      },
    };
  },
};

function takeRecord({ owner, type, data }: ZoneRecord, take: Taker): void {
  // Records at the top of the zone describe the zone.
  if (owner === '') return;
  const action = type === 'CNAME' ? actions.get(data[0]?.toLowerCase() ?? '') : undefined;
  const isBelow = owner.startsWith('*.');
  const name = isBelow ? owner.slice(2) : owner;
  if (action === undefined) take.skip('action');
  else if (isOtherTrigger.test(owner)) take.skip('trigger');
  else if (owner.endsWith('.rpz-ip')) takeAddress(owner, action, take);
  else if (name === '*') take.skip('everything');
  else if (name.includes('*')) take.skip('wildcard');
  else take[action](name, isBelow ? 'only_below' : 'exact');
}

function takeAddress(trigger: string, action: Action, take: Taker): void {
  if (action === 'block') take.blockAddress(networkOfTrigger(trigger));
  else take.skip('address_exception');
}

type Action = 'block' | 'except';

const actions: ReadonlyMap<string, Action> = new Map([
  ['.', 'block'],
  ['*.', 'block'],
  ['rpz-passthru.', 'except'],
]);

const isOtherTrigger = /\.rpz-(?:client-ip|nsip|nsdname)$/;
