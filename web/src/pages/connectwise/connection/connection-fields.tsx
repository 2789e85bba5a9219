import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Time } from '../../../ui/time.tsx';
import type { Connection } from '../queries.ts';
import { type Field, keepsKey } from './connection-values.ts';
import type { ConnectionForm } from './use-connection-form.ts';

const words = connectWise.connection;

interface FieldsProps {
  readonly form: ConnectionForm;
  readonly saved: Connection;
}

/** Site, Company ID, public and private key, and the client id of the integration. */
export function ConnectionFields({ form, saved }: FieldsProps) {
  const field = (name: Field) => ({
    value: form.values[name],
    onChange: (event: { currentTarget: { value: string } }) => form.change(name, event.currentTarget.value),
    error: form.errors[name],
    autoCapitalize: 'off',
    spellCheck: false,
  });
  return (
    <Stack>
      <TextInput
        label={words.site}
        description={words.siteHint}
        required
        inputMode="url"
        autoComplete="off"
        {...field('site')}
      />
      <TextInput
        label={words.companyId}
        description={words.companyIdHint}
        required
        autoComplete="off"
        {...field('companyId')}
      />
      <TextInput
        label={words.publicKey}
        description={words.publicKeyHint}
        required
        autoComplete="off"
        {...field('publicKey')}
      />
      <PasswordInput
        label={words.privateKey}
        description={<PrivateKeyHint form={form} saved={saved} />}
        required={!keepsKey(form.values, saved)}
        // Excluded from the browser's password manager.
        autoComplete="new-password"
        placeholder={keepsKey(form.values, saved) ? '••••••••••••' : undefined}
        {...field('privateKey')}
      />
      <TextInput
        label={words.clientId}
        description={
          <>
            {words.clientIdHint} {inUse(saved)}
          </>
        }
        autoComplete="off"
        {...field('clientId')}
      />
    </Stack>
  );
}

function PrivateKeyHint({ form, saved }: FieldsProps) {
  if (!saved.configured) return words.privateKeyFirst;
  if (!keepsKey(form.values, saved)) return words.privateKeyAgain;
  return (
    <>
      {words.privateKeySet} <Time at={saved.keysSetAt} />. {words.privateKeyKept}
    </>
  );
}

/** Which client id Picket sends, and where it comes from. */
function inUse({ clientIdInUse }: Connection): string {
  const { connection, environment, none } = words.clientIdInUse;
  if (clientIdInUse === null) return none;
  return clientIdInUse.from === 'connection' ? connection : environment(clientIdInUse.clientId);
}
