/** Numbers in a packet, in network byte order (RFC 1035 §2.3.2). A DataView would cost more than the numbers. */

export const get16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

export const get32 = (bytes: Uint8Array, at: number): number =>
  get16(bytes, at) * 0x10000 + get16(bytes, at + 2);

export function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value;
}

export function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value >>> 16);
  put16(bytes, at + 2, value);
}

/** Octets that the caller must write completely. They come from a pool, since small packets are many. */
export const room = (size: number): Uint8Array => Buffer.allocUnsafe(size);
