import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Endpoint } from '../../../src/dns/resolver/protocol.ts';
import { frame } from '../../../src/dns/resolver/tcp-frames.ts';
import { askByTcp, questionOf } from '../../../src/dns/resolver/testing/dns-client.ts';
import { startTestResolver } from '../../../src/dns/resolver/testing/test-resolver.ts';
import { type Draw, drawFrom, mutated, queries } from './mutate.ts';

const token = 'hostile';
const hash = createHash('sha256').update(token).digest('hex');
/** How many connections are open at a time. */
const atOnce = 20;
/** A server waits for the rest of a request up to its limit; a client here does not. */
const patienceMs = 100;

/**
 * Opens connections by TCP and HTTP, and sends mutated frames and requests. Returns the first error, or null:
 * afterwards both answer an ordinary client, and no connection is left.
 */
export async function sendHostileStreams({
  connections,
  seed,
}: {
  readonly connections: number;
  readonly seed: number;
}): Promise<string | null> {
  const draw = drawFrom(seed);
  const running = await startTestResolver({
    clients: {
      networks: [{ network: '127.0.0.0/8', company: 1 }],
      devices: [],
      tokens: [{ hash, company: 1, device: null }],
    },
    settings: { doh: { host: '127.0.0.1', port: 0 } },
  });
  try {
    const { dns, addresses, resolver } = running;
    const doh = addresses.doh ?? dns;
    for (let opened = 0; opened < connections; opened += atOnce)
      await Promise.all(
        Array.from({ length: atOnce }, (_, index) =>
          index % 2 === 0 ? send(dns, frames(draw)) : send(doh, request(draw)),
        ),
      );
    const [answer] = await askByTcp(dns, [questionOf('good.example')]);
    if (answer === undefined) return 'TCP does not answer any more.';
    const query = Buffer.from(questionOf('good.example')).toString('base64url');
    const { status } = await fetch(`http://127.0.0.1:${doh.port}/dns-query/${token}?dns=${query}`, {
      headers: { connection: 'close' },
    });
    if (status !== 200) return `HTTP answers ${status}.`;
    for (let wait = 0; wait < 100 && resolver.state().connections > 0; wait++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const { connections: left, totals } = resolver.state();
    if (left > 0) return `${left} connections are left.`;
    return totals.errors > 0 ? `${totals.errors} errors were thrown.` : null;
  } finally {
    await running.close();
  }
}

/** Sends octets, and waits for the end of the connection, or as long as a client waits. */
async function send({ host, port }: Endpoint, bytes: Uint8Array): Promise<void> {
  const socket = connect({ host, port });
  socket.on('error', () => {});
  socket.on('data', () => {});
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
}

/** Messages with right and wrong lengths. */
function frames(draw: Draw): Uint8Array {
  const all = Array.from({ length: 1 + draw(5) }, () => {
    const framed = frame(mutated(queries, draw));
    if (draw(4) === 0) framed[draw(2)] = draw(256);
    return framed;
  });
  return Buffer.concat(all);
}

function request(draw: Draw): Uint8Array {
  const body = mutated(queries, draw);
  const length = draw(5) === 0 ? draw(100_000) : body.length;
  const type = draw(5) === 0 ? 'text/html' : 'application/dns-message';
  const isPost = draw(2) === 0;
  const target = isPost ? '' : `?dns=${Buffer.from(body).toString(draw(4) === 0 ? 'latin1' : 'base64url')}`;
  const head = Buffer.from(
    `${isPost ? 'POST' : 'GET'} /dns-query/${token}${target} HTTP/1.1\r\nhost: dns.example\r\nconnection: close\r\n${
      isPost ? `content-type: ${type}\r\ncontent-length: ${length}\r\n` : ''
    }\r\n`,
    'latin1',
  );
  const bytes = Buffer.concat([head, isPost ? body : new Uint8Array()]);
  if (draw(4) === 0) bytes[draw(bytes.length)] = draw(256);
  return bytes;
}
