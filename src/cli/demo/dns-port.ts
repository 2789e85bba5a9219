import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

const host = '127.0.0.1';

/** The port in the README, if it is free; otherwise 0, for any free one. */
export async function demoDnsPort(wanted = 5300): Promise<number> {
  const tcp = createServer();
  const udp = createSocket('udp4');
  try {
    await once(tcp.listen(wanted, host), 'listening');
    await once(udp.bind(wanted, host), 'listening');
    return wanted;
  } catch {
    return 0;
  } finally {
    await new Promise<void>((resolve) => udp.close(resolve));
    await new Promise((resolve) => tcp.close(resolve));
  }
}
