import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { beforeEach, expect } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { connectionTo, useScene } from '../../connectwise/connection/testing/scene.ts';
import type { GuardedScope, Role } from '../../platform/http/principal.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { type ConfigurationParts, configurationAsCode } from '../configuration.ts';

const loops = [
  'decide',
  'poll',
  'tidy',
  'sync',
  'watch',
  'publish',
  'backUp',
  'notify',
  'sendReports',
] as const;

export interface Step {
  readonly action: string;
  readonly section: string;
  readonly name: string;
  readonly fields: readonly { field: string; before: unknown; after: unknown }[];
}

export const described = ({ steps }: { steps: readonly Step[] }): string[] =>
  steps.map(({ action, section, name }) => [action, section, name].filter(Boolean).join(' '));

/** The result of applying a file, with the secrets that are shown once. */
export interface Applied {
  readonly steps: Step[];
  readonly secrets: { source: string; secret: string }[];
  readonly signing: { channel: string; secret: string }[];
}

/** The routes of the configuration file, over a database and a sandbox of ConnectWise; new for each test. */
export function useConfigurationFiles() {
  const { db } = useDatabase();
  const scene = useScene({ db });
  let server: FastifyInstance;
  let scopes: GuardedScope[] | undefined;
  let parts: ConfigurationParts;

  beforeEach(async () => {
    const asleep = () => {};
    scopes = undefined;
    parts = {
      keyring: scene.keyring,
      random: systemRandom,
      clients: scene.clients,
      changes: { ...scene, changed: asleep },
      work: Object.fromEntries(loops.map((one) => [one, asleep])) as unknown as ConfigurationParts['work'],
      config: {
        timeZone: 'Europe/London',
        publicUrl: 'https://picket.example',
        data: tempFolder(),
        backupPassphraseFile: passphraseFile(),
        oidcDiscoveryUrl: undefined,
      },
    };
    server = await start({
      authenticate: async (token) => ({
        ...{ kind: 'token', id: 'token:1', name: 'Ann', companies: 'all' },
        role: token.replace('pkt_', '') as Role,
        ...(scopes === undefined ? {} : { scopes }),
      }),
      routes: [configurationAsCode(parts)],
    });
  });

  async function call(method: 'GET' | 'POST', route: string, payload?: object, role = 'admin') {
    const answer = await server.inject({
      method,
      url: `/api/v1/configuration${route}`,
      headers: { authorization: `Bearer pkt_${role}` },
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: answer.statusCode,
      text: answer.body,
      body: String(answer.headers['content-type']).includes('json') ? answer.json() : null,
    };
  }

  const secrets = () => {
    const { publicKey, privateKey, clientId } = connectionTo(scene);
    return { connection: { publicKey, privateKey, clientId }, sources: { HYAS: 'hyas-key-1' } };
  };
  const plan = (file: string, more: object = {}) =>
    call('POST', '/plan', { file, secrets: secrets(), ...more });

  async function planned(file: string, more: object = {}): Promise<{ hash: string; steps: Step[] }> {
    const { status, body } = await plan(file, more);
    expect(body).toMatchObject({ steps: expect.anything() });
    expect(status).toBe(200);
    return body;
  }

  async function apply(file: string, more: object = {}): Promise<Applied> {
    const { hash } = await planned(file, more);
    const { status, body } = await call('POST', '/apply', { file, secrets: secrets(), hash, ...more });
    expect(body).toMatchObject({ hash });
    expect(status).toBe(200);
    return body;
  }

  return {
    ...{ db, scene, call, plan, planned, apply, secrets },
    parts: () => parts,
    exported: async () => (await call('GET', '')).text,
    /** Limits the caller to these scopes. */
    limitTo(given: GuardedScope[]) {
      scopes = given;
    },
  };
}

function passphraseFile(): string {
  const file = path.join(tempFolder(), 'passphrase');
  writeFileSync(file, 'a passphrase of tests\n', { mode: 0o600 });
  return file;
}
