import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Listener, ListenerDeps } from './listener.ts';
import type { Endpoint } from './protocol.ts';

/** Octets that the system keeps of packets that were not read yet, if it allows so many: a burst is not lost. */
const receiveBuffer = 4 * 1024 * 1024;

/** Answers by UDP (RFC 1035 §4.2.1). */
export async function listenByUdp({ host, port }: Endpoint, deps: ListenerDeps): Promise<Listener> {
  const socket = createSocket({
    type: isIPv6(host) ? 'udp6' : 'udp4',
    recvBufferSize: receiveBuffer,
    // Clients have addresses and not names: without it, each answer waits for a look-up that finds nothing to do.
    lookup: (address, family, found) => found(null, address, Number(family)),
  });
  let isClosed = false;
  socket.on('message', (bytes, { address, port: from }) => {
    // Nobody listens at port 0: it is forged.
    if (from === 0) return;
    deps.answering({ bytes, asker: deps.askers().byAddress(address), isUdp: true }, (answer) => {
      // What cannot be sent, such as to a network that is down, is lost as any packet may be.
      if (answer !== null && !isClosed) socket.send(answer, from, address);
    });
  });
  // An error before it listens is thrown here.
  const listening = once(socket, 'listening');
  socket.bind(port, host);
  await listening;
  socket.on('error', ignore);
  return {
    endpoint: { host, port: socket.address().port },
    connections: 0,
    close() {
      if (isClosed) return;
      isClosed = true;
      socket.close();
    },
  };
}

const ignore = () => {};
