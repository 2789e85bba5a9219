/** The shipped examples of Caddy and nginx in front of Picket, and HAProxy: what the guide demands of a proxy. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { root } from '../../run.mjs';
import { freePort, pause, run, serve, until } from './programs.mjs';
import { ok, startPicket } from './world.mjs';

const name = 'picket.msp.example';
const example = (file) => readFileSync(path.join(root, 'packaging', 'proxies', file), 'utf8');

/** Each gives the program and its arguments. The ports of the example are replaced, and its certificate. */
const proxies = {
  caddy({ folder, port, picketPort }) {
    const file = path.join(folder, 'Caddyfile');
    const site = example('Caddyfile')
      .replace(`${name} {`, `${name}:${port} {\n\ttls internal\n\tbind 127.0.0.1`)
      .replace('127.0.0.1:8440', `127.0.0.1:${picketPort}`);
    writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${site}`);
    return {
      args: ['run', '--adapter', 'caddyfile', '--config', file],
      env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    };
  },
  nginx({ folder, port, picketPort, certificate }) {
    const file = path.join(folder, 'nginx.conf');
    const site = example('nginx.conf')
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
      .replace(/ *listen \[::\]:443.*\n/, '')
      .replaceAll('127.0.0.1:8440', `127.0.0.1:${picketPort}`)
      .replace('/etc/ssl/picket.crt', certificate.crt)
      .replace('/etc/ssl/private/picket.key', certificate.key);
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (one) => `${one}_temp_path ${folder}/${one};`,
    );
    writeFileSync(
      file,
      `daemon off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { access_log off; ${places.join(' ')}\n${site}}\n`,
    );
    return { args: ['-c', file] };
  },
  haproxy({ folder, port, picketPort, certificate }) {
    const both = path.join(folder, 'both.pem');
    writeFileSync(both, readFileSync(certificate.crt, 'utf8') + readFileSync(certificate.key, 'utf8'));
    const file = path.join(folder, 'haproxy.cfg');
    writeFileSync(
      file,
      example('haproxy.cfg')
        .replace('bind :443 ssl crt /etc/haproxy/picket.pem', `bind 127.0.0.1:${port} ssl crt ${both}`)
        .replace('127.0.0.1:8440', `127.0.0.1:${picketPort}`),
    );
    return { args: ['-db', '-f', file] };
  },
};

export const proxyNames = Object.keys(proxies);

export async function behind(proxy, scratch) {
  const folder = path.join(scratch, `proxy-${proxy}`);
  mkdirSync(folder);
  const picket = await startPicket({
    data: path.join(folder, 'data'),
    env: { PICKET_TRUST_PROXY: '127.0.0.1', PICKET_PUBLIC_URL: `https://${name}` },
  });
  const port = await freePort();
  const certificate = { crt: path.join(folder, 'tls.crt'), key: path.join(folder, 'tls.key') };
  run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`],
    ...['-keyout', certificate.key, '-out', certificate.crt],
  ]);
  const { args, env } = proxies[proxy]({ folder, port, picketPort: picket.port, certificate });
  const server = serve(proxy, args, { env });
  const ask = (method, place, more) => overTls(port, { method, place, token: picket.token, ...more });

  await until(async () => {
    assert.equal(server.child.exitCode, null, server.output);
    assert.equal((await ask('GET', '/readyz')).status, 200);
  });
  assert.equal((await ask('HEAD', '/', { token: null })).status, 200);
  assert.equal((await ask('GET', '/', { token: null, headers: { accept: '*/*' } })).status, 200);
  assert.match((await ask('GET', '/', { token: null })).text, /<div id="root">/);
  assert.equal((await ask('GET', '/metrics', { token: null })).status, 401);
  assert.equal((await ask('GET', '/metrics')).status, 200);

  // The address of the client, whatever the client says it is.
  const signIn = { email: 'ann@msp.example', password: 'not-the-password' };
  const refused = await ask('POST', '/api/auth/sign-in/email', {
    token: null,
    from: '127.0.0.9',
    headers: { 'x-forwarded-for': '203.0.113.66', origin: `https://${name}` },
    body: JSON.stringify(signIn),
  });
  assert.equal(refused.status, 401, refused.text);
  // The audit trail is written after the answer.
  await until(async () => {
    const { items } = await ok(picket.call('GET', '/api/v1/audit?limit=1'));
    assert.deepEqual(items[0].after, { address: '127.0.0.9' }, JSON.stringify(items[0]));
  }, 10_000);
  const { attention } = await ok(picket.call('GET', '/api/v1/status'));
  assert.ok(!attention.some(({ code }) => code === 'proxy_untrusted'), JSON.stringify(attention));

  // Picket, and not the proxy, says what is too large.
  const large = await ask('POST', '/api/v1/silences', { body: JSON.stringify({ x: 'x'.repeat(4_000_000) }) });
  assert.equal(large.status, 413);
  assert.match(large.text, /http\.body_too_large/);

  await events(picket, port);
  await server.stop();
  assert.equal(await picket.stop(), 0);
}

/** Each event arrives when it happens, also after a pause. */
async function events(picket, port) {
  let heard = '';
  const answer = await new Promise((resolve, reject) => {
    request(options(port, { method: 'GET', place: '/api/v1/events', token: picket.token }), resolve)
      .on('error', reject)
      .end();
  });
  assert.equal(answer.statusCode, 200);
  answer.setEncoding('utf8').on('data', (piece) => {
    heard += piece;
  });
  await until(() => assert.match(heard, /event: hello/), 5_000);
  for (const source of ['one', 'two']) {
    heard = '';
    await pause(1_500);
    await ok(picket.call('POST', '/api/v1/sources', { kind: 'webhook', name: source }));
    await until(() => assert.match(heard, /event: changed\ndata: .*sources/), 5_000);
  }
  answer.destroy();
}

function options(port, { method, place, token, headers = {}, from }) {
  return {
    ...{ host: '127.0.0.1', port, path: place, method, servername: name, rejectUnauthorized: false },
    ...(from === undefined ? {} : { localAddress: from }),
    headers: {
      host: name,
      accept: 'text/html',
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  };
}

function overTls(port, asked) {
  return new Promise((resolve, reject) => {
    request(options(port, asked), async (response) => {
      let text = '';
      try {
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode, text });
      } catch (error) {
        reject(error);
      }
    })
      .on('error', reject)
      .end(asked.body);
  });
}
