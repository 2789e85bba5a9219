import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { run } from '../../programs.ts';

/** The operator's TLS proxy: HTTPS with HTTP/1.1 and HTTP/2 outside, plain HTTP to the resolver. */
export async function startTlsProxy(openssl: string, folder: string, target: number) {
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  await run(openssl, [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=dns.example', '-keyout', key, '-out', cert],
  ]);
  const server = createSecureServer(
    { key: await readFile(key), cert: await readFile(cert), allowHTTP1: true },
    (request: Http2ServerRequest, response: Http2ServerResponse) => {
      const { method, url, headers } = request;
      const forwarded = httpRequest({
        host: '127.0.0.1',
        port: target,
        method,
        path: url,
        headers: {
          ...(headers['content-type'] ? { 'content-type': headers['content-type'] } : {}),
          'x-forwarded-for': request.socket.remoteAddress ?? '',
        },
      });
      forwarded.on('response', (answer) => {
        const { 'content-type': type = '', 'cache-control': caching = '' } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, { 'content-type': type, 'cache-control': caching });
        answer.pipe(response.stream ?? response);
      });
      forwarded.on('error', () => response.destroy());
      request.pipe(forwarded);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => void server.close(),
  };
}
