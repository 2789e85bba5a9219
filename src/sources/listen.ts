import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sharing } from '../ingest/sharing.ts';
import { sourceKinds } from './index.ts';
import type { ListeningDeps, SourceKind } from './kind.ts';
import { receive, receiveTogether } from './receive.ts';

/** The routes that receive data from sources. */
export const listeningRoutes = (
  deps: Omit<ListeningDeps, 'receive' | 'receiveShared'>,
): FastifyPluginAsyncZod[] =>
  sourceKinds.flatMap((kind: SourceKind) =>
    kind.start.how === 'listen'
      ? [
          kind.start.routes({
            ...deps,
            receive: (tx, batch, now) => receive(tx, kind, batch, now),
            receiveShared: sharing((batches) => receiveTogether(deps.db, kind, batches, deps.clock.now())),
          }),
        ]
      : [],
  );
