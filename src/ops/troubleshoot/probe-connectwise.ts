import { setupChecks } from '../../connectwise/client/verify-setup.ts';
import type { SavedConnection } from '../../connectwise/connection/connection.ts';
import { openConnection } from '../../connectwise/connection/connectwise-clients.ts';
import { chosenOf, ticketService } from '../../connectwise/services/ticket-service.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { ExpectedCheck } from '../../platform/values/check.ts';
import { unwrap } from '../../platform/values/problem.ts';
import type { Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

const named = <T extends ExpectedCheck>(check: T): T => ({
  ...check,
  id: `connectwise.${check.id}`,
  title: `ConnectWise: ${check.title}`,
});

/** Runs Verify setup for the saved connection. */
export function probeConnectWise({ db, keyring, clients }: TroubleshootDeps, saved: SavedConnection): Probe {
  return {
    area: 'connectwise',
    expected: setupChecks.map(named),
    async *run(_, signal) {
      const values = unwrap(openConnection(saved, keyring));
      const chosen = chosenOf(await loadSetting(db, ticketService));
      for await (const check of clients.verify(values, chosen, signal)) {
        yield named(check);
      }
    },
  };
}
