import { z } from 'zod';
import { byName, type ConfigurationKind, secretFor } from '../platform/settings/configuration-kind.ts';
import { refuse } from '../platform/values/problem.ts';
import { plainText } from '../platform/values/text.ts';
import { type ChangeDeps, changeSource, createSource } from './change-source.ts';
import { deleteSource } from './delete-source.ts';
import { addedKinds, kindOf } from './index.ts';
import type { Settings } from './kind.ts';
import { sourceProblems } from './problems.ts';
import { parseSettings } from './settings.ts';
import { listSources } from './store.ts';

const schema = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  kind: z.enum(addedKinds),
  enabled: z.boolean().default(true),
  config: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Settings of its kind. Omitted settings keep their values or defaults.'),
});

type Value = z.infer<typeof schema>;

const most = 10_000;

/** Sources without their secrets. Leaves out the source of the protective DNS, which people do not add. */
export function sourceKind<Client>(
  own: Pick<ChangeDeps, 'keyring' | 'random'>,
): ConfigurationKind<Value, Client> {
  return {
    section: 'sources',
    what: 'source',
    schema,
    identify: byName,
    title: ({ name }) => name,

    async load({ db }) {
      const rows = await listSources(db, most);
      return rows
        .filter(({ kind }) => kindOf(kind).start.how !== 'built_in')
        .map(({ id, name, kind, enabled, config }) => ({
          id,
          value: { name, kind: kind as Value['kind'], enabled, config: completed(kind, config) },
        }));
    },

    settle(value, found) {
      if (found !== null && found.value.kind !== value.kind)
        throw refuse('invalid', sourceProblems.otherKind(value.name, found.value.kind));
      const { schema: settings } = kindOf(value.kind);
      return { ...value, config: { ...parseSettings(settings, value.config, found?.value.config ?? {}) } };
    },

    needs({ name, kind, config }, found) {
      const { secret } = kindOf(kind);
      if (secret.from === 'provider') {
        const isSame = found !== null && secret.sentTo(config) === secret.sentTo(found.value.config);
        const where = `Write \`sources: { ${JSON.stringify(name)}: … }\` in the file of secrets.`;
        return isSame ? [] : [{ secret: ['sources', name], what: 'its API key', where }];
      }
      const where = 'Picket makes them and shows them once. Enter them in the product that sends.';
      return found === null ? [{ secret: null, what: 'a signing secret and a bearer token', where }] : [];
    },

    async add(change, { name, kind, enabled, config }) {
      const deps = { ...change, ...own };
      const apiKey = secretFor(change.secrets.sources, name);
      const given = { config, ...(apiKey === undefined ? {} : { apiKey }) };
      const { row, shown } = await createSource(deps, kind, name, given, change.principal);
      if (shown !== null) change.show({ source: name, ...shown });
      if (!enabled) await changeSource(deps, row.id, { enabled }, change.principal);
    },

    async replace(change, { id, value: before }, { name, kind, enabled, config }) {
      const { secret } = kindOf(kind);
      const isElsewhere =
        secret.from === 'provider' && secret.sentTo(config) !== secret.sentTo(before.config);
      const apiKey = isElsewhere ? secretFor(change.secrets.sources, name) : undefined;
      // With unchanged settings it is not read again.
      const isSame = JSON.stringify(config) === JSON.stringify(before.config);
      const fields = { name, enabled, ...(isSame ? {} : { config }), ...(isElsewhere ? { apiKey } : {}) };
      await changeSource({ ...change, ...own }, id, fields, change.principal);
    },

    remove: ({ db, now, principal }, { id }) =>
      deleteSource(db, id, { deleteDetections: false }, { at: now, principal }),
  };
}

/** Settings as an earlier version saved them, with defaults for settings that were added since. */
function completed(kind: string, config: Settings): Record<string, unknown> {
  const read = kindOf(kind).schema.safeParse(config);
  return { ...(read.success ? read.data : config) };
}
