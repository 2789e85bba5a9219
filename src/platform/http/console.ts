import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The folder of the built console, relative to the built server. */
export const builtConsole = path.join(import.meta.dirname, '..', '..', 'web');

/** Prefixes that are not pages of the console, so that a mistyped address is not found. */
const notPages = /^\/(api|assets|healthz|readyz|metrics)(\/|$)/;

/**
 * Serves the console: its files, and one document for the address of every page. Returns a function that answers a
 * request for a page and reports whether it did. Without a built console it never answers.
 */
export async function serveConsole(
  app: FastifyInstance,
  folder: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => boolean> {
  const file = path.join(folder, 'index.html');
  if (!existsSync(file)) return () => false;
  const page = readFileSync(file, 'utf8');

  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public', rateLimit: false };
      route.schema = { ...route.schema, hide: true };
    });
    await files.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: ['index.html'],
      cacheControl: false,
      // The build writes a compressed copy beside each file.
      preCompressed: true,
      setHeaders(response, name) {
        // Files in assets/ have a fingerprint of their content in their names.
        const forever = path.relative(folder, name).startsWith('assets');
        response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });

  return (request, reply) => {
    const address = request.url.split('?')[0] ?? '';
    if (!['GET', 'HEAD'].includes(request.method) || notPages.test(address)) return false;
    // Programs that check whether Picket is up request the first page with any `accept` header.
    if (address !== '/' && !(request.headers.accept ?? '').includes('text/html')) return false;
    const nonce = randomBytes(16).toString('base64');
    void reply
      .code(200)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`));
    return true;
  };
}

/** Nothing from other sites, only scripts from our own files, and styles only from files or with this nonce. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
