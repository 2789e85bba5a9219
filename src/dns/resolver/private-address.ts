/**
 * Whether an address is private, loopback or link-local. A public name with such an address may be an attack on
 * machines behind the firewall (DNS rebinding). RFC 1918, RFC 1122 §3.2.1.3, RFC 3927, RFC 6598, RFC 4193, RFC 4291
 * §2.5.
 */
export function isPrivate(address: Uint8Array): boolean {
  const [first = 0, second = 0] = address;
  if (address.length === 4)
    return (
      first === 10 ||
      first === 127 ||
      // `0.0.0.0` reaches the machine itself on many systems.
      first === 0 ||
      (first === 172 && second >= 16 && second < 32) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254) ||
      (first === 100 && second >= 64 && second < 128)
    );
  if ((first & 0xfe) === 0xfc || (first === 0xfe && (second & 0xc0) === 0x80)) return true;
  const zeros = address.findIndex((octet) => octet !== 0);
  if (zeros === -1 || (zeros === 15 && address[15] === 1)) return true;
  const isMapped = zeros === 10 && address[10] === 0xff && address[11] === 0xff;
  return isMapped && isPrivate(address.subarray(12));
}
