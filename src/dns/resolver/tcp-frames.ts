/** Messages on a TCP connection: each after its length in two octets (RFC 1035 §4.2.2). */

export function frame(packet: Uint8Array): Uint8Array {
  const framed = new Uint8Array(packet.length + 2);
  new DataView(framed.buffer).setUint16(0, packet.length);
  framed.set(packet, 2);
  return framed;
}

/** Receives the data of a connection, in pieces of any size, and calls `each` with every complete message. */
export function unframe(each: (packet: Uint8Array) => void): (piece: Uint8Array) => void {
  let rest: Uint8Array = new Uint8Array();
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (;;) {
      const [high, low] = rest;
      if (high === undefined || low === undefined) return;
      const end = 2 + high * 256 + low;
      if (rest.length < end) return;
      // A copy, so that a kept message does not keep all received data in memory.
      const packet = Uint8Array.from(rest.subarray(2, end));
      rest = rest.subarray(end);
      each(packet);
    }
  };
}
