import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Listening } from '../own-url.ts';
import type { OpenedProvider } from '../provider/open-provider.ts';
import type { RefusedBy } from '../provider/refusals.ts';
import type { Auths } from './auths.ts';
import type { Attempts } from './count-attempts.ts';
import type { KnownDevices } from './known-device.ts';

export type ProviderRefused = (request: FastifyRequest, by: RefusedBy) => void;

export interface SignInRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly auths: Auths;
  readonly attempts: Attempts;
  readonly keyring: Keyring;
  readonly provider?: OpenedProvider | undefined;
  readonly publicUrl?: string | undefined;
  readonly listening?: Listening | undefined;
  /** Called when sessions may have ended or changed. */
  readonly changed: () => void;
  readonly devices: KnownDevices;
  /** Called with the cause when a sign-in with the provider failed. */
  readonly providerRefused?: ProviderRefused | undefined;
}
