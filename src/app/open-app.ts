import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { localUrl } from '../accounts/local-operator.ts';
import type { Config } from '../platform/config/config.ts';
import type { Principal } from '../platform/http/principal.ts';
import { systemClock } from '../platform/values/clock.ts';
import { ProblemError } from '../platform/values/problem.ts';
import { systemRandom } from '../platform/values/random.ts';
import { appProblems } from './app-problems.ts';
import { openDatabaseOf } from './open-database.ts';
import { type AppOptions, makeParts } from './parts.ts';
import { makeServer } from './server.ts';

/** The same API without a port and without loops, for one command on a stopped installation. */
export interface OpenedApp {
  readonly inject: FastifyInstance['inject'];
  /** Host and port on which it would listen, for links. */
  readonly authority: string;
  /** A token of an administrator, valid for this object only. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Opens a stopped installation. Throws problems, for example if its database is of another version. */
export async function openApp(config: Config, options: AppOptions): Promise<OpenedApp> {
  const surroundings = { clock: systemClock, random: systemRandom, ...options };
  const database = await openDatabaseOf(config, { log: surroundings.log });
  try {
    const pending = await database.pendingMigrations();
    if (pending.length > 0) throw new ProblemError(appProblems.notMigrated(pending));
    const parts = makeParts(config, database, surroundings);
    const token = randomUUID();
    const operator: Principal = {
      kind: 'operator',
      id: 'operator',
      name: 'local operator',
      role: 'admin',
      companies: 'all',
    };
    const server = await makeServer(parts, (given) => (given === token ? operator : null));
    return {
      inject: server.inject.bind(server) as FastifyInstance['inject'],
      authority: new URL(localUrl(config.host, config.port)).host,
      token,
      async stop() {
        await server.close();
        await parts.clients.close();
        await parts.notifying.close();
        await parts.provider?.close();
        parts.offsets.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
