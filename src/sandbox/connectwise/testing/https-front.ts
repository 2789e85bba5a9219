import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPrograms, run } from '../../../../test/programs.ts';

/**
 * An HTTPS server on loopback in front of an http address, for clients that only call https; this process trusts its
 * certificate.
 */
export async function openHttpsFront(target: string) {
  const { key, cert } = await makeCertificate();
  const server = https.createServer({ key, cert }, (asked, reply) => {
    const { url = '/', method = 'GET', headers } = asked;
    const onward = request(`${target}${url}`, { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => reply.destroy());
      answer.pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  https.globalAgent.options.ca = cert;
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    close() {
      delete https.globalAgent.options.ca;
      server.closeAllConnections();
      server.close();
    },
  };
}

async function makeCertificate() {
  const programs = await findPrograms(['openssl']);
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-https-'));
  try {
    const [keyFile, certFile] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    await run(programs.path('openssl'), [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', keyFile, '-out', certFile],
    ]);
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
