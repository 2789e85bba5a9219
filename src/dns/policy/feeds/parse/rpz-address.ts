/**
 * The network of an `rpz-ip` trigger: its prefix and the address in reverse, `24.0.2.0.192.rpz-ip`. In an IPv6 address
 * `zz` means `::`. An invalid trigger gives a text that is not a network.
 */
export function networkOfTrigger(trigger: string): string {
  const [prefix = '', ...reversed] = trigger.replace(/\.rpz-ip$/, '').split('.');
  const groups = reversed.reverse();
  if (groups.length === 4 && !groups.includes('zz')) return `${groups.join('.')}/${prefix}`;
  const address = groups
    .map((group) => (group === 'zz' ? '' : group))
    .join(':')
    .replace(/^:|:$/g, '::');
  return `${address}/${prefix}`;
}
