import type { FastifyInstance, RouteOptions } from 'fastify';

/** Fails the start when a route does not say who may call it: forgetting it must not make it public. */
export function requireAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  // Only then, since a plugin may set the access of its routes by a hook of its own, which runs after this one.
  app.addHook('onReady', async () => {
    const open = routes.filter((route) => route.config?.access === undefined);
    if (open.length === 0) return;
    const names = open.map((route) => `${[route.method].flat().join('|')} ${route.url}`).join(', ');
    throw new Error(`Routes without config.access: ${names}`);
  });
}
