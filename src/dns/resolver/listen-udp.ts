import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { endpointKey } from './askers.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import type { Endpoint } from './protocol.ts';
import { socketAddress } from './socket-address.ts';
import { loadSocketCalls } from './socket-calls.ts';
import { openUdpBatches } from './udp-batches.ts';

/** The octets of unread packets that the system keeps, if it allows so many, so that a burst is not lost. */
const receiveBuffer = 4 * 1024 * 1024;

/**
 * Answers by UDP (RFC 1035 §4.2.1). Node receives one packet with each system call. If Linux can be called directly,
 * the packets waiting behind it are received and answered many at a time, which more than halves the cost of a query.
 */
export async function listenByUdp(
  { host, port }: Endpoint,
  deps: ListenerDeps,
  loadCalls = loadSocketCalls,
): Promise<Listener> {
  // Only Node can bind an address with a zone.
  const calls = host.includes('%') ? null : await loadCalls();
  const socket = createSocket({
    type: isIPv6(host) ? 'udp6' : 'udp4',
    recvBufferSize: receiveBuffer,
    // Clients have addresses and not names. Without this function, each answer waits for a look-up that does nothing.
    lookup: (address, family, found) => found(null, address, Number(family)),
  });
  let isClosed = false;
  // An error before listening is thrown here.
  const listening = once(socket, 'listening');
  const fd = calls?.bindUdp(socketAddress({ host, port })) ?? null;
  if (fd === null) socket.bind(port, host);
  else socket.bind({ fd });
  await listening;
  const endpoint = { host, port: socket.address().port };
  const at = endpointKey(endpoint);
  // An answer that cannot be sent, such as to a network that is down, is lost, as any UDP packet may be.
  const sendOne = (answer: Uint8Array, to: number, address: string) => {
    if (!isClosed) socket.send(answer, to, address);
  };
  const batches = calls === null || fd === null ? null : openUdpBatches({ calls, fd, at, sendOne, ...deps });
  socket.on('message', (bytes, { address, port: from }) => {
    // Nobody can send from port 0, so the packet is forged.
    if (from !== 0)
      deps.answering({ bytes, asker: deps.askers().byAddress(address, at), isUdp: true }, (answer) => {
        if (answer !== null) sendOne(answer, from, address);
      });
    batches?.drain();
  });
  socket.on('error', ignore);
  return {
    endpoint,
    connections: 0,
    close() {
      if (isClosed) return;
      isClosed = true;
      batches?.close();
      socket.close();
    },
  };
}

const ignore = () => {};
