import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { routeFetch } from './dispatchers.ts';
import { exchange } from './exchange.ts';
import { meaninglessEntries, type ProxySettings, proxyAuthorization, proxyFor } from './proxy.ts';

describe('proxyFor', () => {
  const settings = (except: string): ProxySettings => ({
    https: 'http://secure.example:3128',
    http: 'http://plain.example:3128',
    except: except === '' ? [] : except.split(','),
  });
  const direct = (url: string, except = '') => proxyFor(settings(except), new URL(url)) === undefined;

  it('chooses by the scheme', () => {
    expect(proxyFor(settings(''), new URL('https://cw.example/'))).toBe('http://secure.example:3128');
    expect(proxyFor(settings(''), new URL('http://cw.example/'))).toBe('http://plain.example:3128');
    expect(proxyFor(null, new URL('https://cw.example/'))).toBeUndefined();
  });

  it.each(['http://localhost:1/', 'https://127.0.0.2/', 'http://[::1]:8/'])('never serves %s', (url) => {
    expect(direct(url)).toBe(true);
  });

  it.each([
    ['https://cw.example/', 'cw.example', true],
    ['https://na.cw.example/', 'cw.example', true],
    ['https://NA.CW.example/', 'CW.example', true],
    ['https://othercw.example/', 'cw.example', false],
    ['https://cw.example/', '.cw.example', false],
    ['https://na.cw.example/', '.cw.example', true],
    ['https://na.cw.example/', '*.cw.example', true],
    ['https://cw.example/', '*', true],
    ['https://cw.example/', 'a.example,cw.example:443', true],
    ['https://cw.example:8443/', 'cw.example:443', false],
    ['https://192.0.2.7/', '192.0.2.0/24', true],
    ['https://192.0.2.7/', '192.0.2.7', true],
    ['https://192.0.3.7/', '192.0.2.0/24', false],
    ['https://192.0.2.7:8443/', '192.0.2.7:8443', true],
    ['https://[2001:db8::7]/', '2001:db8::/32', true],
    ['https://[2001:db8::7]:8443/', '[2001:db8::7]:8443', true],
    ['https://[2001:db8::7]/', '2001:db8::7', true],
    ['https://[2001:db8::7]/', '2001:DB8:0::7', true],
    ['https://[2001:db8::8]/', '2001:db8::7', false],
    ['https://[2001:db8::7]/', '[2001:db8::7]', true],
    ['https://[2001:db8::7]:8443/', '[2001:db8::7]:443', false],
    ['https://cw.example./', 'cw.example', true],
    ['https://cw.example/', 'cw.example.', true],
    ['https://xn--bcher-kva.example/', 'bücher.example', true],
    ['https://[2001:db8::7]/', '192.0.2.0/24', false],
    ['https://192.0.2.7/', '192.0.2.0/99', false],
    ['https://192.0.2.7/', 'example', false],
  ])('%s with NO_PROXY=%s goes directly: %s', (url, except, expected) => {
    expect(direct(url, except)).toBe(expected);
  });
});

it('entries of NO_PROXY that match nothing are named', () => {
  const good = [
    '*',
    'a',
    '.a.example',
    '*.a_b.example:443',
    '10.0.0.0/8',
    '10.0.0.1:8443',
    '::1',
    '[::1]:80',
    'fd00::/8',
  ];
  const wrong = [
    'https://a.example',
    '10.0.0.0/33',
    '10.*',
    '10.0.0',
    '/run/docker.sock',
    'a.example/path',
    '[::1',
    ':80',
  ];
  expect(meaninglessEntries([...good, ...wrong])).toEqual(wrong);
});

it.each([
  ['http://proxy.example:3128', undefined],
  ['http://ada:p%40ss@proxy.example:3128', 'ada:p@ss'],
  ['http://ada@proxy.example:3128', 'ada:'],
])('the sign-in of %s is %s', (proxy, expected) => {
  const header = proxyAuthorization(proxy);
  expect(header && Buffer.from(header.replace('Basic ', ''), 'base64').toString()).toBe(expected);
});

describe('a request through a proxy', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function listen(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  /** An HTTP proxy that connects every name to `port` of this machine, and remembers what it was asked for. */
  async function startProxy(
    port: number,
    { refuse, silent, closes }: { refuse?: number; silent?: string; closes?: boolean } = {},
  ) {
    const asked: string[] = [];
    const credentials: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      credentials.push(request.headers['proxy-authorization']);
      if (closes) return request.socket.destroy();
      if (refuse !== undefined) return response.writeHead(refuse).end('<html>The proxy says no.</html>');
      const { pathname } = new URL(request.url ?? '');
      const { method, headers } = request;
      const passed = httpRequest({ host: '127.0.0.1', port, path: pathname, method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500);
        answer.pipe(response);
      });
      request.pipe(passed);
    });
    server.on('connect', (request: IncomingMessage, client: Socket) => {
      asked.push(`CONNECT ${request.url}`);
      credentials.push(request.headers['proxy-authorization']);
      client.on('error', () => {});
      if (closes) return client.destroy();
      if (silent === request.url) return;
      if (refuse !== undefined) return client.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
      const onward = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connected\r\n\r\n');
        onward.pipe(client).pipe(onward);
      });
      onward.on('error', () => client.destroy());
      closing.push(() => onward.destroy());
    });
    return { url: `http://127.0.0.1:${await listen(server)}`, asked, credentials };
  }

  const http = (https: string, plain?: string, connectTimeoutMs = 5000) => {
    const made = exchange({
      network: { allowPrivate: false, proxy: { https, http: plain, except: [] } },
      maxAnswerBytes: 100,
      connections: 2,
      connectTimeoutMs,
      lookup: () => expect.unreachable('The proxy looks names up.'),
    });
    closing.push(() => made.close());
    return made;
  };
  const post = {
    method: 'POST',
    url: 'https://cw.example/v4_6_release',
    headers: {},
    body: '{}',
    timeoutMs: 60_000,
  } as const;

  it('opens a tunnel to the host and its port, with user and password, and begins TLS inside', async () => {
    let first: Buffer | undefined;
    const server = createServer();
    server.on('connection', (socket: Socket) => {
      socket.once('data', (bytes: Buffer) => {
        first = bytes;
        socket.destroy();
      });
    });
    const proxy = await startProxy(await listen(server));
    const url = proxy.url.replace('//', '//picket:s%C3%A4cret@');
    const done = await http(url).run({
      ...post,
      beforeSend: async () => expect.unreachable('Nothing leaves.'),
    });
    expect(done).toMatchObject({ kind: 'failure', left: false });
    expect(proxy.asked).toEqual(['CONNECT cw.example:443']);
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from('picket:säcret').toString('base64')}`]);
    // A TLS handshake record.
    expect(first?.[0]).toBe(0x16);
  });

  it.each([407, 403, 502])('has sent nothing when the proxy answers %i', async (refuse) => {
    const proxy = await startProxy(1, { refuse });
    expect(await http(proxy.url.replace('//', '//picket:secret@')).run(post)).toMatchObject({
      why: 'proxy',
      left: false,
      // The name of the proxy, never its user and password.
      cause: `${new URL(proxy.url).host}: status ${refuse}`,
    });
  });

  it.each([false, true])('has sent nothing when the proxy cannot be reached (alone: %s)', async (alone) => {
    expect(await http('http://127.0.0.1:1').run({ ...post, alone })).toMatchObject({
      why: 'proxy',
      left: false,
      cause: '127.0.0.1:1: ECONNREFUSED',
    });
  });

  it.each([false, true])(
    'has sent nothing when the proxy closes the connection (alone: %s)',
    async (alone) => {
      const proxy = await startProxy(1, { closes: true });
      expect(await http(proxy.url).run({ ...post, alone })).toMatchObject({
        why: 'proxy',
        left: false,
        cause: `${new URL(proxy.url).host}: UND_ERR_SOCKET`,
      });
    },
  );

  it('is not delayed by another host that the proxy does not reach, and names the proxy', async () => {
    const server = createServer();
    server.on('connection', (socket: Socket) => socket.destroy());
    const proxy = await startProxy(await listen(server), { silent: 'slow.example:443' });
    const made = http(proxy.url, undefined, 500);
    const slow = made.run({ ...post, url: 'https://slow.example/' });
    const first = await Promise.race([slow, made.run(post)]);
    // The tunnel was opened, and there is no TLS in it.
    expect(first).not.toMatchObject({ why: 'proxy' });
    expect(await slow).toMatchObject({
      why: 'proxy',
      left: false,
      cause: expect.stringContaining('TIMEOUT'),
    });
  });

  it.each([
    [407, { why: 'proxy', left: false }],
    // Others may be of the server.
    [403, { kind: 'reply', status: 403 }],
  ])('of plain http that the proxy answers with %i is %o', async (refuse, expected) => {
    const proxy = await startProxy(1, { refuse });
    const done = await http(proxy.url, proxy.url).run({ ...post, url: 'http://cw.example/api' });
    expect(done).toMatchObject(expected);
  });

  it('of plain http has sent nothing when the proxy cannot be reached', async () => {
    const done = await http('http://127.0.0.1:1', 'http://127.0.0.1:1').run({
      ...post,
      url: 'http://cw.example/',
    });
    expect(done).toMatchObject({ why: 'proxy', left: false, cause: '127.0.0.1:1: ECONNREFUSED' });
  });

  it('passes plain http on without a tunnel, with user and password', async () => {
    const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
    const proxy = await startProxy(await listen(server));
    const url = proxy.url.replace('//', '//picket:secret@');
    const done = await http(url, url).run({ ...post, url: 'http://cw.example/api' });
    expect(done).toMatchObject({ kind: 'reply', status: 200, text: 'POST /api' });
    expect(proxy.asked).toEqual(['POST http://cw.example/api']);
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from('picket:secret').toString('base64')}`]);
  });

  it('is not made to a private address in the URL', async () => {
    const proxy = await startProxy(1);
    const done = await http(proxy.url).run({ ...post, url: 'https://10.0.0.5/' });
    expect(done).toMatchObject({ why: 'private_address', left: false });
    expect(proxy.asked).toEqual([]);
  });

  it('is also made by Node’s fetch', async () => {
    const before = getGlobalDispatcher();
    closing.push(() => setGlobalDispatcher(before));
    const server = createServer((_, response) => response.end('from inside'));
    const proxy = await startProxy(await listen(server));
    routeFetch({ allowPrivate: false, proxy: { https: undefined, http: proxy.url, except: [] } });
    expect(await (await fetch('http://id.example/keys')).text()).toBe('from inside');
    expect(proxy.asked).toEqual(['GET http://id.example/keys']);
  });
});
