import type { FastifyInstance } from 'fastify';

/** Which methods an address has, where it has any: tells “wrong method” (405) from “nothing here” (404). */
export function collectMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', (route) => {
    // A wildcard serves files: what is not there is not found, whatever the method.
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
