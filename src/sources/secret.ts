import type { Keyring } from '../platform/secrets/keyring.ts';
import type { SourceRow } from './store.ts';

/** The encryption context of a source's secret: an API key, or the secrets that Picket generated for it. */
export const secretContext = 'source.secret';

/** The secret in clear; empty if the source has none. Throws a problem if Picket's key cannot decrypt it. */
export const openSecret = (
  keyring: Pick<Keyring, 'unseal'>,
  { secret }: Pick<SourceRow, 'secret'>,
): string => (secret === null ? '' : keyring.unseal(secret, secretContext));
