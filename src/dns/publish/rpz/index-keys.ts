import { pointersSize } from '../../index/format.ts';

/** Every key of an index, in the order in which the compiler wrote them: views of the file, not copies. */
export function* indexKeys(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The records end where the first table begins.
  const end = view.getUint32(0, true);
  for (let at = pointersSize; at < end; ) {
    const keySize = view.getUint32(at, true);
    const key = at + 8;
    yield bytes.subarray(key, key + keySize);
    at = key + keySize + view.getUint32(at + 4, true);
  }
}
