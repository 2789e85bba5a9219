import { refuse } from '../../platform/values/problem.ts';
import { hashOf, pointersSize, slotSize } from './format.ts';
import { indexProblems } from './problems.ts';

/** Looks up keys in the bytes of a CDB. Refuses a file that was cut or extended. */
export class CdbReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < pointersSize) throw refuse('invalid', indexProblems.damaged('it has no tables'));
    let end = this.#view.getUint32(0, true);
    if (end < pointersSize) throw refuse('invalid', indexProblems.damaged('its tables overlap'));
    for (let table = 0; table < 256; table++) {
      if (this.#view.getUint32(table * 8, true) !== end)
        throw refuse('invalid', indexProblems.damaged('its tables are not in order'));
      end += this.#view.getUint32(table * 8 + 4, true) * slotSize;
    }
    if (end !== bytes.length)
      throw refuse(
        'invalid',
        indexProblems.damaged(`it has ${bytes.length} bytes, and its tables end at ${end}`),
      );
  }

  /** The value of the key in `key` from `from` to `to`: a view of the file, not a copy. Null if there is none. */
  find(key: Uint8Array, from: number, to: number): Uint8Array | null {
    const at = this.locate(key, from, to, hashOf(key, from, to));
    return at < 0 ? null : this.#bytes.subarray(at, at + this.sizeAt(at, to - from));
  }

  /**
   * The position of the value of a key with this hash, for {@link sizeAt} and {@link u32}; negative if there is none.
   */
  locate(key: Uint8Array, from: number, to: number, hash: number): number {
    const view = this.#view;
    const slots = view.getUint32((hash & 255) * 8 + 4, true);
    if (slots === 0) return -1;
    const table = view.getUint32((hash & 255) * 8, true);
    let slot = (hash >>> 8) % slots;
    for (let tries = 0; tries < slots; tries++) {
      const at = table + slot * slotSize;
      const record = view.getUint32(at + 4, true);
      if (record === 0) return -1;
      if (view.getUint32(at, true) === hash && this.#hasKey(record, key, from, to)) {
        const value = record + 8 + to - from;
        if (value + view.getUint32(record + 4, true) > this.#bytes.length)
          throw refuse('invalid', indexProblems.damaged('a record is cut'));
        return value;
      }
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
    return -1;
  }

  /** The length of the value at `at`, whose key has `keyLength` octets. */
  sizeAt(at: number, keyLength: number): number {
    return this.#view.getUint32(at - keyLength - 4, true);
  }

  /** The number at a position in a value. */
  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  #hasKey(record: number, key: Uint8Array, from: number, to: number): boolean {
    if (record + 8 > this.#bytes.length) throw refuse('invalid', indexProblems.damaged('a record is cut'));
    if (this.#view.getUint32(record, true) !== to - from) return false;
    for (let index = from, at = record + 8; index < to; index++, at++)
      if (this.#bytes[at] !== key[index]) return false;
    return true;
  }
}
