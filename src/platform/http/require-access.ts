import type { FastifyInstance, RouteOptions } from 'fastify';

/** Fails the start if a route does not declare its access: a forgotten declaration must not make it public. */
export function requireAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  // Only at the end, because a plugin may set the access of its routes in its own hook, which runs after this
  // one.
  app.addHook('onReady', async () => {
    const open = routes.filter((route) => route.config?.access === undefined);
    if (open.length === 0) return;
    const names = open.map((route) => `${[route.method].flat().join('|')} ${route.url}`).join(', ');
    throw new Error(`Routes without config.access: ${names}`);
  });
}
