import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Eye } from 'lucide-react';
import { sources } from '../../text/en/sources.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { curlExample, useWebhookAddress } from './webhook-address.ts';

interface WebhookSecretsProps {
  readonly opened: boolean;
  readonly title: string;
  readonly id: number;
  readonly secrets: { readonly secret: string; readonly bearerToken: string };
  readonly onClose: () => void;
}

/**
 * The address and the secrets of a webhook, shown once: only its button closes it, so that nobody closes it by
 * accident.
 */
export function WebhookSecrets({ opened, title, id, secrets, onClose }: WebhookSecretsProps) {
  const words = sources.webhook;
  const address = useWebhookAddress(id);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="xl"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Alert color="yellow" icon={<Eye aria-hidden />} title={words.once}>
          {words.onceHint}
        </Alert>
        <Value label={words.address} value={address} />
        <Value label={words.secret} value={secrets.secret} />
        <Value label={words.token} value={secrets.bearerToken} />
        <Value
          label={words.example}
          hint={words.exampleHint}
          value={curlExample(address, secrets.bearerToken, new Date())}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.done}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Value({ label, hint, value }: { label: string; hint?: string; value: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <CopyOnce label={label} value={value} />
    </div>
  );
}
