import { Button, Group, List, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { useMay } from '../../session/me.ts';
import { links } from '../../text/en/links.ts';
import { isolated } from '../../text/isolated.ts';
import { ExternalLink, ProblemAlert } from '../../ui/problem-alert.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import { useLateDialog } from '../../ui/use-late-dialog.ts';
import { leadsOut } from '../tickets/connectwise-link.tsx';
import { type LinkedDevice, useLinkAction } from './configuration-queries.ts';

const words = links;

const tones: Readonly<Record<LinkedDevice['state'], Tone>> = {
  waiting: 'waiting',
  sending: 'waiting',
  unknown: 'waiting',
  linked: 'good',
  no_match: 'quiet',
  several: 'bad',
  failed: 'bad',
  unlinked: 'quiet',
};

interface DeviceConfigurationProps {
  readonly id: number;
  readonly device: LinkedDevice;
  readonly mayLink: boolean;
}

/** One device: its linked configuration, or why there is none, and the possible actions. */
export function DeviceConfiguration({ id, device: linked, mayLink }: DeviceConfigurationProps) {
  const { device, state, configuration, foundBy, candidates, problem, pinned } = linked;
  const mayAct = useMay('analyst') && mayLink;
  return (
    <Stack gap={4}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {device}
          </Text>
          <Text size="sm" component="div">
            <StateMark tone={tones[state]}>
              {state === 'linked' && foundBy !== null
                ? words.linkedBy(words.foundBy[foundBy] ?? foundBy)
                : words.states[state]}
            </StateMark>
          </Text>
          {configuration !== null && state !== 'unlinked' && (
            <Text size="sm">
              <ConfigurationLink {...configuration} />
            </Text>
          )}
        </Stack>
        {mayAct && <DeviceActions id={id} linked={linked} />}
      </Group>
      {candidates.length > 0 && (
        <div>
          <Text size="sm">{words.candidates}</Text>
          <List size="sm">
            {candidates.map((one) => (
              <List.Item key={one.id}>
                <ConfigurationLink {...one} />
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {pinned !== null && (
        <div>
          <Text size="sm" c="dimmed">
            {words.pinned}
          </Text>
          <Text size="sm">
            <ConfigurationLink {...pinned} />
          </Text>
        </div>
      )}
      {problem !== null && <ProblemAlert error={{ detail: problem.message, hint: problem.hint }} />}
    </Stack>
  );
}

/** Two configurations may have the same name, so the number is shown. */
function ConfigurationLink({ id, name, url }: { id: number; name: string; url: string }) {
  const label = `${isolated(name)} (${id})`;
  return leadsOut(url) ? <ExternalLink href={url}>{label}</ExternalLink> : label;
}

const ConfigurationDialog = lazy(() =>
  import('./configuration-dialog.tsx').then((file) => ({ default: file.ConfigurationDialog })),
);

function DeviceActions({ id, linked }: { id: number; linked: LinkedDevice }) {
  const { device, state } = linked;
  const linkWord = state === 'linked' ? words.linkAnother : words.link;
  const { isLoaded, opened, open, close } = useLateDialog();
  const act = useLinkAction(id);
  const unlink = () =>
    act.mutate({ unlink: device }, { onSuccess: () => notifications.show({ message: words.unlinked }) });
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words.actionLabel(linkWord, device)}
          onClick={open}
        >
          {linkWord}
        </Button>
        {state === 'linked' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={words.actionLabel(words.unlink, device)}
            loading={act.isPending}
            onClick={unlink}
          >
            {words.unlink}
          </Button>
        )}
      </Group>
      {act.isError && <ProblemAlert error={act.error} />}
      <Suspense>
        {isLoaded && <ConfigurationDialog id={id} linked={linked} opened={opened} onClose={close} />}
      </Suspense>
    </Stack>
  );
}
