import { z } from 'zod';
import { actorOf } from '../../platform/http/principal.ts';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { normaliseSite } from '../client/site.ts';
import type { ConnectionValues, ConnectWise } from '../client/types.ts';
import { connection, type SavedConnection } from './connection.ts';
import { connectionBody } from './connection-body.ts';
import { settingsProblems } from './problems.ts';
import { completeConnection, type SaveConnectionDeps, saveConnection } from './save-connection.ts';

const schema = z.object({
  site: connectionBody.shape.site.nullable().default(null),
  companyId: connectionBody.shape.companyId.nullable().default(null),
});

type Value = z.infer<typeof schema>;

export interface ConnectionKindDeps extends Pick<SaveConnectionDeps, 'keyring' | 'distrustChoices'> {
  /** Opens a client of a connection that is not saved yet. The caller closes it. */
  readonly open: (values: ConnectionValues) => ConnectWise;
}

/** The address of ConnectWise. The keys are in the file of secrets. */
export function connectionKind({ open, ...deps }: ConnectionKindDeps): ConfigurationKind<Value, ConnectWise> {
  return {
    section: 'connection',
    what: 'setting',
    single: true,
    guarded: 'connection',
    schema,
    identify: () => '',
    title: () => '',

    async load({ db }) {
      const saved = await loadSetting(db, connection);
      return [{ id: 0, value: { site: saved?.site ?? null, companyId: saved?.companyId ?? null } }];
    },

    settle(value, found) {
      // An export of an installation without a connection must not remove one.
      if (value.site === null || value.companyId === null) return found?.value ?? value;
      const site = hostOf(value.site) === hostOf(found?.value.site ?? '') ? found?.value.site : value.site;
      return { site: site ?? value.site, companyId: value.companyId.trim() };
    },

    needs({ site, companyId }, found) {
      const now = found?.value;
      const isSame = hostOf(site ?? '') === hostOf(now?.site ?? '') && companyId === now?.companyId;
      if (site === null || companyId === null || isSame) return [];
      const where = 'Write `connection: { publicKey: …, privateKey: … }` in the file of secrets.';
      return [{ secret: ['connection', 'privateKey'], what: 'the keys of the API member', where }];
    },

    replace: (change, _, { site, companyId }) =>
      saveConnection(
        { ...change, ...deps },
        { ...change.secrets.connection, site: site ?? '', companyId: companyId ?? '' },
        actorOf(change.principal),
      ),

    async connect({ site, companyId }, secrets, db) {
      const typed = { ...secrets.connection, site: site ?? '', companyId: companyId ?? '' };
      const saved = await loadSetting(db, connection);
      if (typed.privateKey === undefined && !isWhereTheKeyBelongs(typed, saved))
        throw refuse('invalid', settingsProblems.keysInSecrets());
      return open(completeConnection(typed, saved, deps.keyring).values);
    },
  };
}

const isWhereTheKeyBelongs = (
  { site, companyId, publicKey }: { site: string; companyId: string; publicKey?: string | undefined },
  saved: SavedConnection | null,
): boolean =>
  saved !== null &&
  hostOf(saved.site) === hostOf(site) &&
  saved.companyId === companyId &&
  (publicKey ?? saved.publicKey) === saved.publicKey;

function hostOf(site: string): string | null {
  const known = normaliseSite(site);
  return known.ok ? known.value.apiOrigin : null;
}
