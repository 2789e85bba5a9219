import { isIP } from 'node:net';

/** An IP address in canonical form (RFC 5952), without brackets; null if the text is not an address. */
export function addressOf(text: string): string | null {
  // Most texts are names without a domain.
  if (!text.includes('.') && !text.includes(':')) return null;
  const bare = /^\[(.+)\]$/.exec(text)?.[1] ?? text;
  const [address = '', zone] = bare.split('%', 2);
  const kind = isIP(address);
  if (kind === 4) return zone === undefined ? bare : null;
  if (kind !== 6) return null;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short);
  if (mapped === null) return zone === undefined ? short : `${short}%${zone.toLowerCase()}`;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
