import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { resolverQuery, saveResolver, useDnsChange } from '../queries.ts';

const words = dns.overview.state;

interface SwitchResolverProps {
  readonly label?: string;
  readonly size?: 'xs' | 'sm';
  readonly variant?: 'filled' | 'default';
}

/** The button that switches the protective DNS on or off, after a question. */
export function SwitchResolver({ label, size = 'sm', variant }: SwitchResolverProps) {
  const [asked, { open, close }] = useDisclosure(false);
  const { data: settings, error, refetch } = useQuery(resolverQuery);
  const save = useDnsChange(saveResolver, close);
  if (settings === undefined)
    return error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />;
  const { enabled } = settings;
  return (
    <>
      <Button size={size} variant={variant ?? (enabled ? 'default' : 'filled')} onClick={open}>
        {label ?? (enabled ? words.switchOff : words.switchOn)}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={enabled ? words.offTitle : words.onTitle}
        action={enabled ? words.switchOff : words.switchOn}
        dangerous={enabled}
        mutation={{ ...save, mutate: () => save.mutate({ ...settings, enabled: !enabled }) }}
      >
        <Text>{enabled ? words.offText : words.onText}</Text>
      </Confirm>
    </>
  );
}
