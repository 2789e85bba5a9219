import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sourceKinds } from './index.ts';
import type { ListeningDeps, SourceKind } from './kind.ts';
import { receive } from './receive.ts';

/** The routes that receive data from sources. */
export const listeningRoutes = (deps: Omit<ListeningDeps, 'receive'>): FastifyPluginAsyncZod[] =>
  sourceKinds.flatMap((kind: SourceKind) =>
    kind.start.how === 'listen'
      ? [kind.start.routes({ ...deps, receive: (tx, batch, now) => receive(tx, kind, batch, now) })]
      : [],
  );
