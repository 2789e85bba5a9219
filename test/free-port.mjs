import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system gives to connections: one of them could be taken until the program listens. */
const [lowest, count] = [10_000, 20_000];

/** A port of 127.0.0.1 that nothing uses, for a program that cannot choose one itself. */
export async function freePort() {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue; // It is in use.
    }
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
