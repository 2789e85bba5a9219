import type { SocketCalls } from './socket-calls.ts';

/** The most packets that one system call receives or sends. */
export const batchSize = 64;
/** Longer than any query, and than any answer by UDP. A longer packet is cut, and refused as malformed. */
const packetSize = 2048;
/** struct sockaddr_in6, the longest. */
export const peerSize = 28;
/** struct mmsghdr: a struct msghdr, and how many octets were received. */
const headerSize = 64;
const at = { peerLength: 8, vectors: 16, vectorCount: 24, received: 56 };
/** struct iovec */
const vectorSize = 16;

/**
 * The memory for recvmmsg(2) and sendmmsg(2): each packet has a header that points to the peer's address and, by a
 * vector, to the octets. For 64 bits, little-endian.
 */
export class PacketBatch {
  readonly #calls: SocketCalls;
  readonly #headers = Buffer.alloc(batchSize * headerSize);
  readonly #vectors = Buffer.alloc(batchSize * vectorSize);
  readonly #peers = Buffer.alloc(batchSize * peerSize);
  readonly #octets = Buffer.alloc(batchSize * packetSize);

  constructor(calls: SocketCalls) {
    this.#calls = calls;
    const vectors = calls.addressOf(this.#vectors);
    const peers = calls.addressOf(this.#peers);
    const octets = calls.addressOf(this.#octets);
    for (let index = 0; index < batchSize; index++) {
      const header = index * headerSize;
      const vector = index * vectorSize;
      this.#headers.writeBigUInt64LE(peers + BigInt(index * peerSize), header);
      this.#headers.writeUInt32LE(peerSize, header + at.peerLength);
      this.#headers.writeBigUInt64LE(vectors + BigInt(vector), header + at.vectors);
      this.#headers.writeBigUInt64LE(1n, header + at.vectorCount);
      this.#vectors.writeBigUInt64LE(octets + BigInt(index * packetSize), vector);
      this.#vectors.writeBigUInt64LE(BigInt(packetSize), vector + 8);
    }
  }

  /** Receives the packets waiting at a socket; returns their number. */
  receive(fd: number): number {
    const count = this.#calls.receiveMany(fd, this.#headers, batchSize);
    // The system wrote the length of each address here, and reads it next time as the space for one.
    for (let index = 0; index < count; index++)
      this.#headers.writeUInt32LE(peerSize, index * headerSize + at.peerLength);
    return count;
  }

  /** A copy of a received packet: the peer's address, followed by the octets. */
  taken(index: number): Buffer {
    const length = this.#headers.readUInt32LE(index * headerSize + at.received);
    const copy = Buffer.allocUnsafe(peerSize + length);
    this.#peers.copy(copy, 0, index * peerSize, (index + 1) * peerSize);
    this.#octets.copy(copy, peerSize, index * packetSize, index * packetSize + length);
    return copy;
  }

  /** Sets a packet to be sent. */
  put(index: number, peer: Uint8Array, octets: Uint8Array): void {
    this.#peers.set(peer, index * peerSize);
    this.#octets.set(octets, index * packetSize);
    this.#vectors.writeUInt32LE(octets.length, index * vectorSize + 8);
  }

  /** Sends packets from `first` until before `end`; returns how many. */
  send(fd: number, first: number, end: number): number {
    return this.#calls.sendMany(fd, this.#headers.subarray(first * headerSize), end - first);
  }
}
