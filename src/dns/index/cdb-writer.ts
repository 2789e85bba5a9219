import { refuse } from '../../platform/values/problem.ts';
import { hashOf, largestFile, pointersSize, slotSize } from './format.ts';
import { indexProblems } from './problems.ts';

const chunkSize = 1 << 22;
/** The most slots that one look-up may try. Half the slots are free, so names that nobody crafted need a few dozen. */
const longestProbe = 1000;

/** Collects records, and returns the bytes of a CDB. */
export class CdbWriter {
  readonly #limit: number;
  readonly #chunks: Uint8Array[] = [];
  #chunk = new Uint8Array(chunkSize);
  /** The next position in the chunk, and in the file. */
  #used = 0;
  #position = pointersSize;
  #hashes = new Uint32Array(1 << 16);
  #positions = new Uint32Array(1 << 16);
  #count = 0;

  constructor(limit: number = largestFile) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a record: the first `keyLength` octets of `key` are its key. */
  add(key: Uint8Array, keyLength: number, value: Uint8Array): void {
    const size = 8 + keyLength + value.length;
    // The space for the record, and for its slots in the tables.
    if (this.#position + size + (this.#count + 1) * 2 * slotSize > this.#limit)
      throw refuse('too_large', indexProblems.tooLarge(this.#limit));
    if (this.#used + size > this.#chunk.length) this.#startChunk(size);
    if (this.#count === this.#hashes.length) this.#growTables();
    this.#hashes[this.#count] = hashOf(key, 0, keyLength);
    this.#positions[this.#count] = this.#position;
    this.#count++;
    const chunk = this.#chunk;
    let at = putU32(chunk, this.#used, keyLength);
    at = putU32(chunk, at, value.length);
    for (let index = 0; index < keyLength; index++) chunk[at++] = key[index] as number;
    for (let index = 0; index < value.length; index++) chunk[at++] = value[index] as number;
    this.#used = at;
    this.#position += size;
  }

  /** The whole file. The writer cannot be used afterwards. */
  finish(): Uint8Array {
    this.#chunks.push(this.#chunk.subarray(0, this.#used));
    const file = new Uint8Array(this.#position + this.#count * 2 * slotSize);
    let at = pointersSize;
    for (const chunk of this.#chunks.splice(0)) {
      file.set(chunk, at);
      at += chunk.length;
    }
    this.#writeTables(file, at);
    return file;
  }

  /** Writes one table for each value of the lowest octet of a hash, with twice as many slots as records. */
  #writeTables(file: Uint8Array, from: number): void {
    const counts = new Uint32Array(256);
    for (let index = 0; index < this.#count; index++) {
      const table = this.#hash(index) & 255;
      counts[table] = (counts[table] as number) + 1;
    }
    const starts = new Uint32Array(256);
    let position = from;
    for (let table = 0; table < 256; table++) {
      starts[table] = position;
      const slots = (counts[table] as number) * 2;
      putU32(file, putU32(file, table * 8, position), slots);
      position += slots * slotSize;
    }
    const view = new DataView(file.buffer);
    for (let index = 0; index < this.#count; index++) {
      const hash = this.#hash(index);
      const slots = (counts[hash & 255] as number) * 2;
      const start = starts[hash & 255] as number;
      let slot = (hash >>> 8) % slots;
      for (let tries = 1; view.getUint32(start + slot * slotSize + 4, true) !== 0; tries++) {
        if (tries === longestProbe) throw refuse('invalid', indexProblems.tooManyCollisions(longestProbe));
        slot = slot + 1 === slots ? 0 : slot + 1;
      }
      view.setUint32(start + slot * slotSize, hash, true);
      view.setUint32(start + slot * slotSize + 4, this.#positions[index] as number, true);
    }
  }

  #hash(index: number): number {
    return this.#hashes[index] as number;
  }

  #startChunk(size: number): void {
    this.#chunks.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = new Uint8Array(Math.max(chunkSize, size));
    this.#used = 0;
  }

  #growTables(): void {
    const grown = (old: Uint32Array) => {
      const larger = new Uint32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#hashes = grown(this.#hashes);
    this.#positions = grown(this.#positions);
  }
}

/** Writes a number, and returns the position after it. */
function putU32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
  return at + 4;
}
