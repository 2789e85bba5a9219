/**
 * The host name of a device as a source writes it: without the domain before a backslash, the `$` of a computer account
 * and a final dot.
 */
export function hostName(device: string): string {
  const text = device.trim();
  const name = text
    .slice(text.lastIndexOf('\\') + 1)
    .replace(/\$$/, '')
    .replace(/\.$/, '');
  return name.toLowerCase();
}

/** Addresses contain dots too, but no domain suffix. */
export const isAddress = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text.trim()) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(text.trim());

/** Whether two names mean the same host: equal in any letter case, or one has a domain suffix and the other none. */
export function isSameHost(one: string, other: string): boolean {
  const [a, b] = [hostName(one), hostName(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  if (isAddress(a) || isAddress(b)) return false;
  if (a.includes('.') && b.includes('.')) return false;
  return shortName(a) === shortName(b);
}

export const shortName = (name: string): string => name.split('.')[0] ?? name;
