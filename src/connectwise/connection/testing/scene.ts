import { afterEach, beforeEach } from 'vitest';
import type { ChangeDeps } from '../../../platform/settings/change.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import {
  type ConnectWiseSandbox,
  sandboxAccount,
  startConnectWiseSandbox,
} from '../../../sandbox/connectwise/start.ts';
import { movedClock, testKeyring } from '../../../sources/testing/setup.ts';
import { reconsider } from '../../../tickets/due/reconsider.ts';
import { distrustChoices } from '../../services/distrust-choices.ts';
import { type ConnectWiseClients, connectWiseClients } from '../connectwise-clients.ts';
import type { SaveConnectionDeps } from '../save-connection.ts';

/** The common setup for tests of settings, companies and watchers, new for each test. */
export interface Scene extends SaveConnectionDeps {
  readonly keyring: typeof testKeyring;
  readonly sandbox: ConnectWiseSandbox;
  readonly clients: ConnectWiseClients;
  readonly clock: ReturnType<typeof movedClock>;
  /** How often `changed` was called. */
  changes: number;
  /** Changes a record in ConnectWise, as its users would. */
  control(method: string, path: string, body: Record<string, unknown>): Promise<void>;
}

/** Connection values for the sandbox. */
export const connectionTo = ({ sandbox }: Pick<Scene, 'sandbox'>) => ({
  site: sandbox.url,
  companyId: sandboxAccount.companyId,
  publicKey: sandboxAccount.publicKey,
  privateKey: sandboxAccount.privateKey,
  clientId: sandboxAccount.clientId,
});

/**
 * A ConnectWise sandbox with everything that uses it; call it at the top of a `describe`. If a test compares times of
 * both, `oneClock` gives the sandbox the test's clock.
 */
export function useScene(test: Pick<ChangeDeps, 'db'>, { oneClock = false } = {}): Scene {
  const scene = { keyring: testKeyring, reconsider, distrustChoices, changes: 0 } as unknown as Scene;
  beforeEach(async () => {
    const clock = movedClock();
    const sandbox = await startConnectWiseSandbox(oneClock ? { clock } : {});
    const { db } = test;
    const clients = connectWiseClients({
      db,
      keyring: testKeyring,
      options: { clock, random: systemRandom, network: { allowPrivate: false, proxy: null } },
    });
    Object.assign(scene, {
      db,
      sandbox,
      clock,
      clients,
      changes: 0,
      changed() {
        scene.changes += 1;
      },
      async control(method: string, path: string, body: Record<string, unknown>) {
        const response = await fetch(`${sandbox.url}/sandbox${path}`, { method, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      },
    });
  });
  afterEach(async () => {
    await scene.clients.close();
    await scene.sandbox.close();
  });
  return scene;
}
