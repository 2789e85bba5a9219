import type { KindDeps } from '../kind.ts';
import { openSecret } from '../secret.ts';
import type { SourceRow } from '../store.ts';
import type { HyasClientOptions } from './client.ts';
import { hyasConfigSchema } from './config.ts';

/**
 * Opens the client of a source's account; the caller closes it. @throws if its settings are invalid, or its key cannot
 * be decrypted.
 */
export function openClient<Client>(
  { keyring, clock, network, log }: KindDeps,
  source: Pick<SourceRow, 'config' | 'secret'>,
  client: (options: HyasClientOptions) => Client,
): Client {
  return client({
    baseUrl: hyasConfigSchema.parse(source.config).baseUrl,
    apiKey: openSecret(keyring, source),
    network,
    clock,
    ...(log === undefined ? {} : { log }),
  });
}
