import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { rcodeName, types } from '../../dns/wire/constants.ts';
import { nameFromText, nameToText, parseName } from '../../dns/wire/name.ts';
import { isAnswerTo, parseResponse, type Response } from '../../dns/wire/response.ts';
import { writeQuestion } from '../../dns/wire/write.ts';
import { addressOf } from '../../platform/values/ip-address.ts';
import { wrongUse } from '../io.ts';

export interface Answered {
  /** `NOERROR`, `NXDOMAIN`, `REFUSED`, … */
  readonly status: string;
  readonly answers: readonly { readonly type: string; readonly ttl: number; readonly value: string }[];
  /** Why it was blocked, by the answer (RFC 8914). */
  readonly because: string | null;
}

export interface Ask {
  readonly name: string;
  readonly type: number;
  readonly server: { readonly host: string; readonly port: number };
  /** The local address that sends the query. */
  readonly from: string | undefined;
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 5_000;

/** Queries a DNS server by UDP, and returns the answer; null if there was none. */
export async function ask({
  name,
  type,
  server,
  from,
  timeoutMs = usualTimeoutMs,
}: Ask): Promise<Answered | null> {
  const wire = nameFromText(name);
  if (wire === null) throw wrongUse(`“${name}” is not a domain name.`, 'Write a name such as bad.example.');
  const socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4');
  const question = {
    id: Math.floor(Math.random() * 0x10000),
    name: wire,
    type,
    class: 1,
    dnssecOk: false,
    checkingDisabled: false,
    authenticData: false,
  };
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(null), timeoutMs);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      socket.on('error', (error) => end(() => reject(error)));
      socket.on('message', (packet) => {
        const response = parseResponse(packet);
        if (response !== null && isAnswerTo(response, question)) end(() => resolve(read(response)));
      });
      socket.bind(0, from, () => socket.send(writeQuestion(question), server.port, server.host));
    });
  } finally {
    socket.close();
  }
}

const read = (response: Response): Answered => ({
  status: rcodeName(response.rcode),
  answers: response.records
    .filter(({ section }) => section === 'answer')
    .map(({ type, ttl, dataAt, dataLength }) => ({
      type: Object.entries(types).find(([, number]) => number === type)?.[0] ?? `TYPE${type}`,
      ttl,
      value: textOf(response.packet, type, dataAt, dataLength),
    })),
  because: explanationOf(response),
});

function textOf(packet: Uint8Array, type: number, at: number, size: number): string {
  const data = packet.subarray(at, at + size);
  if (type === types.A && size === 4) return data.join('.');
  if (type === types.AAAA && size === 16) {
    const groups = Array.from({ length: 8 }, (_, group) =>
      (((data[group * 2] ?? 0) << 8) | (data[group * 2 + 1] ?? 0)).toString(16),
    );
    return addressOf(groups.join(':')) ?? groups.join(':');
  }
  if (type === types.CNAME) return nameToText(parseName(packet, at)?.name ?? Uint8Array.of(0));
  return Buffer.from(data).toString('hex');
}

const extendedErrorOption = 15;

/** The text of the first Extended DNS Error (RFC 8914 §2) in the OPT record. */
function explanationOf({ packet, records }: Response): string | null {
  const opt = records.find(({ type }) => type === types.OPT);
  if (opt === undefined) return null;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const end = opt.dataAt + opt.dataLength;
  for (let at = opt.dataAt; at + 4 <= end; ) {
    const [option, size] = [view.getUint16(at), view.getUint16(at + 2)];
    if (option === extendedErrorOption && size >= 2 && at + 4 + size <= end) {
      const text = Buffer.from(packet.subarray(at + 6, at + 4 + size)).toString('utf8');
      return text === '' ? `extended error ${view.getUint16(at + 4)}` : text;
    }
    at += 4 + size;
  }
  return null;
}
