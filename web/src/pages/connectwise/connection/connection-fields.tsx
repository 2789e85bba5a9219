import { Button, Collapse, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { text } from '../../../text/index.ts';
import { Time } from '../../../ui/time.tsx';
import type { Connection } from '../queries.ts';
import { type Field, keepsKey } from './connection-values.ts';
import type { ConnectionForm } from './use-connection-form.ts';

const words = text.connectWise.connection;

interface FieldsProps {
  readonly form: ConnectionForm;
  readonly saved: Connection;
}

/** Site, Company ID, public and private key; below them the client id, which most enter once. */
export function ConnectionFields({ form, saved }: FieldsProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const advanced = useId();
  const isOpen = opened || form.errors.clientId !== undefined;
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
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={advanced}
          leftSection={
            isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />
          }
        >
          {words.advanced}
        </Button>
        <Collapse expanded={isOpen} id={advanced}>
          <TextInput
            mt="sm"
            label={words.clientId}
            description={words.clientIdHint}
            autoComplete="off"
            {...field('clientId')}
          />
        </Collapse>
      </div>
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
