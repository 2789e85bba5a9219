import { safeUdpSize, types } from './constants.ts';

/** Why the answer is not the one that the client wanted (RFC 8914). Clients without EDNS do not get it. */
export interface ExtendedError {
  readonly code: number;
  /** Short, for people who read it in `dig`. */
  readonly text: string;
}

const encoder = new TextEncoder();
const errorOption = 15;
/** The most octets of an Extended DNS Error’s text: Picket's texts are shorter. */
const mostErrorText = 200;

/** The OPT record of Picket's packets (RFC 6891 §6.1.2). Do not change it: most answers share one. */
export function writeOpt(dnssecOk: boolean, rcode: number, error: ExtendedError | undefined): Uint8Array {
  if (error !== undefined || rcode > 0xf) return build(dnssecOk, rcode, error);
  return dnssecOk ? plainWithDo : plain;
}

function build(dnssecOk: boolean, rcode: number, error: ExtendedError | undefined): Uint8Array {
  const text = error === undefined ? new Uint8Array() : textOf(error.text);
  const options = error === undefined ? 0 : 6 + text.length;
  const bytes = new Uint8Array(11 + options);
  const view = new DataView(bytes.buffer);
  view.setUint16(1, types.OPT);
  view.setUint16(3, safeUdpSize);
  view.setUint8(5, rcode >> 4);
  view.setUint16(7, dnssecOk ? 0x8000 : 0);
  view.setUint16(9, options);
  if (error !== undefined) {
    view.setUint16(11, errorOption);
    view.setUint16(13, 2 + text.length);
    view.setUint16(15, error.code);
    bytes.set(text, 17);
  }
  return bytes;
}

/** Cut between characters, since UTF-8 that ends within one is malformed. */
function textOf(text: string): Uint8Array {
  const bytes = new Uint8Array(mostErrorText);
  const { written } = encoder.encodeInto(text, bytes);
  return bytes.subarray(0, written);
}

const plain = build(false, 0, undefined);
const plainWithDo = build(true, 0, undefined);
