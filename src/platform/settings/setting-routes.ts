import type { FastifyPluginAsync } from 'fastify';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { Clock } from '../values/clock.ts';
import { changing, type Reconsider, releaseQuery } from './change.ts';
import { type SavedSetting, saveSetting } from './save-setting.ts';
import { loadSetting } from './store.ts';

export interface SettingRoutesOptions<T> extends SavedSetting<T> {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The path below `/api/v1/settings/`. */
  readonly path: string;
  readonly tag: 'Settings' | 'Noise' | 'Protective DNS';
  /** What the setting contains, beginning in lower case. */
  readonly about: string;
  /** The effect of saving it. */
  readonly description: string;
  /** Set if decisions depend on the setting: then held incidents are decided again. */
  readonly reconsider?: Reconsider;
  /** Called after a change was committed. */
  readonly changed: () => void;
}

/** A setting that viewers read and administrators save as a whole, with its audit entry. */
export function settingRoutes<T extends object>(options: SettingRoutesOptions<T>): FastifyPluginAsync {
  const { db, clock, setting, tag, about, description, reconsider, changed } = options;
  const { schema } = setting;
  const url = `/api/v1/settings/${options.path}`;
  return async (app) => {
    app.get(
      url,
      {
        config: { access: 'viewer' },
        schema: {
          tags: [tag],
          summary: about.charAt(0).toUpperCase() + about.slice(1),
          response: { 200: schema },
        },
      },
      () => loadSetting(db, setting),
    );

    app.put(
      url,
      {
        config: { access: 'admin', ...(options.guarded === undefined ? {} : { guarded: options.guarded }) },
        schema: {
          tags: [tag],
          summary: `Set ${about}`,
          description,
          ...(reconsider === undefined ? {} : { querystring: releaseQuery }),
          body: schema,
          response: { 200: schema },
        },
      },
      async ({ body, query, principal }) => {
        // The schema is generic, and Fastify cannot infer the type from it.
        const after = body as T;
        const { release } = query as z.infer<typeof releaseQuery>;
        const save = (tx: Kysely<Schema>, at: Date) => saveSetting(tx, options, after, { at, principal });
        if (reconsider !== undefined) await changing({ db, clock, reconsider, changed }, { release }, save);
        else {
          await transaction(db, (tx) => save(tx, clock.now()));
          changed();
        }
        return after;
      },
    );
  };
}
