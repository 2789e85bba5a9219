import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { decode, encode, type OptAnswer, type Packet, type Question } from '@dnsquery/dns-packet';
import type { Endpoint } from '../protocol.ts';
import { frame, unframe } from '../tcp-frames.ts';

/** A client whose codec shares no code with Picket's. */

/** Ends what hangs: a busy machine may take seconds. */
const patienceMs = 60_000;

export interface AskOptions {
  readonly type?: Question['type'];
  readonly id?: number;
  readonly more?: Partial<Packet>;
  /** The local address of the client. */
  readonly from?: string;
}

export function questionOf(name: string, { type = 'A', id = 4711, more = {} }: AskOptions = {}): Uint8Array {
  return encode({
    type: 'query',
    id,
    flags: 0x0100,
    questions: [{ name, type, class: 'IN' }],
    ...more,
  });
}

/** An OPT record as a client sends it; the codec's types require fields that only a decoded one has. */
export const edns = (udpPayloadSize = 1232, flags = 0): Partial<Packet> => ({
  additionals: [{ type: 'OPT', name: '.', udpPayloadSize, flags, options: [] } as unknown as OptAnswer],
});

/** Sends octets by UDP, and returns the answer; null if none came within `waitMs`. */
export async function sendByUdp(
  { host, port }: Endpoint,
  bytes: Uint8Array,
  { from, waitMs = patienceMs }: { readonly from?: string; readonly waitMs?: number } = {},
): Promise<Uint8Array | null> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    if (from !== undefined) socket.bind(0, from);
    const received = once(socket, 'message', { signal: AbortSignal.timeout(waitMs) });
    socket.send(bytes, port, host);
    const [packet] = (await received) as [Buffer];
    return packet;
  } catch (thrown) {
    if ((thrown as Error).name === 'AbortError') return null;
    throw thrown;
  } finally {
    socket.close();
  }
}

export async function askByUdp(where: Endpoint, name: string, options: AskOptions = {}) {
  const { from } = options;
  const bytes = await sendByUdp(where, questionOf(name, options), from === undefined ? {} : { from });
  if (bytes === null) throw new Error(`No answer about ${name}.`);
  return decode(Buffer.from(bytes));
}

/** Sends queries on one connection at once, and returns as many answers, in the order of arrival. */
export function askByTcp({ host, port }: Endpoint, queries: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const answers: Uint8Array[] = [];
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error('No answer by TCP.')), patienceMs);
    const take = unframe((bytes) => {
      answers.push(bytes);
      if (answers.length === queries.length) socket.end();
    });
    socket.on('data', take);
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answers);
    });
    socket.on('connect', () => socket.write(Buffer.concat(queries.map(frame))));
  });
}
