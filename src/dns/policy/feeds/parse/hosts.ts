import { isIP } from 'node:net';
import type { Format } from './line-reader.ts';

/** hosts(5): an address and its names. A name is blocked if its address is unspecified, or one of this machine. */
export const hosts: Format = {
  id: 'hosts',
  exceptionsAlwaysWin: false,
  reader: (take, { plainReach }) => ({
    read(line) {
      const [address = '', ...names] = beforeComment(line).trim().split(blanks);
      if (address === '') return;
      if (names.length === 0 || !isAddress(address)) {
        take.skip('unreadable');
        return;
      }
      const blocks = isNowhere(address);
      for (const name of names) {
        if (ofThisMachine.has(name)) continue;
        if (blocks) take.block(name, plainReach ?? 'exact');
        else take.skip('other_address');
      }
    },
  }),
};

const blanks = /\s+/;
const isAddress = (text: string) => isNowhere(text) || isIP(text) !== 0;

function beforeComment(line: string): string {
  const at = line.indexOf('#');
  return at < 0 ? line : line.slice(0, at);
}

/** The unspecified address, or an address of this machine. */
export const isNowhere = (address: string): boolean =>
  nowhere.has(address) || (address.startsWith('127.') && isIP(address) === 4);

const nowhere = new Set(['0.0.0.0', '127.0.0.1', '::', '::1', '0', '::0', '::ffff:0.0.0.0']);

/** The first lines of every hosts file. */
const ofThisMachine = new Set([
  '0.0.0.0',
  'localhost',
  'localhost.localdomain',
  'local',
  'broadcasthost',
  'ip6-localhost',
  'ip6-loopback',
  'ip6-localnet',
  'ip6-mcastprefix',
  'ip6-allnodes',
  'ip6-allrouters',
  'ip6-allhosts',
]);
