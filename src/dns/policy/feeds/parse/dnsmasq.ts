import { takeName } from './domains.ts';
import { isNowhere } from './hosts.ts';
import type { Format } from './line-reader.ts';

/**
 * The configuration of dnsmasq. Names include all names below them. `address=/x/…` to no address, and `server=/x/` or
 * `local=/x/` without a server block x; `server=/x/#` uses the usual servers again below a blocked name.
 */
export const dnsmasq: Format = {
  id: 'dnsmasq',
  exceptionsAlwaysWin: false,
  reader: (take) => ({
    read(line) {
      const text = line.replace(comment, '').trim();
      if (text === '') return;
      const found = rule.exec(text);
      const [, option, names = '', value = ''] = found ?? [];
      const isException = option !== 'address' && value === '#';
      const complaint = found === null ? complaintOf(text) : isException ? null : noBlock(option, value);
      if (complaint !== null) {
        take.skip(complaint);
        return;
      }
      for (const name of names.split('/')) {
        // An empty name means the names without a dot.
        if (name === '') take.skip('top_level_domain');
        else if (name === '#') take.skip('everything');
        else takeName(name, take, 'with_below', isException ? 'except' : 'block');
      }
    },
  }),
};

const comment = /(?:^|\s)#.*/s;
const rule = /^(address|server|local)\s*=\s*\/(.*)\/([^/]*)$/;

const complaintOf = (text: string) =>
  /^[a-z][a-z0-9-]*\s*=|^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text) ? 'setting' : 'unreadable';

function noBlock(option: string | undefined, value: string): 'other_address' | 'forwarding' | null {
  if (value === '') return null;
  if (option !== 'address') return 'forwarding';
  return value === '#' || isNowhere(value) ? null : 'other_address';
}
