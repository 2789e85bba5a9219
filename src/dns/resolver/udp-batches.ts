import type { ListenerDeps } from './listener.ts';
import { batchSize, PacketBatch, peerSize } from './packet-batch.ts';
import { portOf, textOf } from './socket-address.ts';
import type { SocketCalls } from './socket-calls.ts';

/** The packets waiting at a socket, answered many at a time. */
export interface UdpBatches {
  /** Answers the waiting packets. */
  drain(): void;
  /** Sends nothing from now on. The owner closes the socket. */
  close(): void;
}

/** After this many batches other work may run: TCP, upstreams, the main thread. The rest is received right after. */
const mostInARow = 16;

export interface UdpBatchesDeps extends ListenerDeps {
  readonly calls: SocketCalls;
  readonly fd: number;
  /** The key of the endpoint. */
  readonly at: string;
  /**
   * Sends one answer, and waits for space if there is none. An answer that cannot be sent is lost, as any UDP packet
   * may be.
   */
  readonly sendOne: (answer: Uint8Array, port: number, address: string) => void;
}

export function openUdpBatches({ calls, fd, at, sendOne, answering, askers }: UdpBatchesDeps): UdpBatches {
  const inbox = new PacketBatch(calls);
  const outbox = new PacketBatch(calls);
  /** Answers to be sent. */
  const waiting: { readonly packet: Buffer; readonly answer: Uint8Array }[] = [];
  let isClosed = false;
  let isDraining = false;
  let flushing: NodeJS.Immediate | null = null;

  function answerOne(packet: Buffer): void {
    // Nobody can send from port 0, so the packet is forged.
    if (portOf(packet) === 0) return;
    const asker = askers().byAddress(textOf(packet), at);
    answering({ bytes: packet.subarray(peerSize), asker, isUdp: true }, (answer) => {
      if (answer !== null && !isClosed) send(packet, answer);
    });
  }

  function send(packet: Buffer, answer: Uint8Array): void {
    outbox.put(waiting.length, packet.subarray(0, peerSize), answer);
    waiting.push({ packet, answer });
    if (waiting.length === batchSize) flush();
    // Answers of upstreams arrive one by one. Those of one turn of the event loop are sent together.
    else if (!isDraining) flushing ??= setImmediate(flush);
  }

  function flush(): void {
    if (flushing !== null) clearImmediate(flushing);
    flushing = null;
    for (let first = 0; first < waiting.length && !isClosed; ) {
      const sent = outbox.send(fd, first, waiting.length);
      first += Math.max(0, sent);
      // The system has no space or no route for this packet. The packets behind it are sent all the same.
      const refused = sent > 0 ? undefined : waiting[first++];
      if (refused !== undefined) sendOne(refused.answer, portOf(refused.packet), textOf(refused.packet));
    }
    waiting.length = 0;
  }

  return {
    drain() {
      isDraining = true;
      try {
        for (let batch = 0, count = batchSize; batch < mostInARow && count === batchSize; batch++) {
          count = inbox.receive(fd);
          for (let index = 0; index < count; index++) answerOne(inbox.taken(index));
          flush();
        }
      } finally {
        isDraining = false;
      }
    },
    close() {
      isClosed = true;
      flush();
    },
  };
}
