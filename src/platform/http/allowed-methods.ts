import type { FastifyInstance } from 'fastify';

/** Finds the methods of an address, to distinguish "wrong method" (405) from "not found" (404). */
export function collectMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', (route) => {
    // A wildcard serves files: a missing file is not found, with any method.
    if (route.url.includes('*')) return;
    routes.push({ pattern: toPattern(route.url), methods: [route.method].flat() });
  });
  return (path) => {
    const methods = routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  };
}

function toPattern(url: string): RegExp {
  const segments = url
    .split('/')
    .map((segment) => (segment.includes(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}$`);
}
