import { Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useMay } from '../../session/me.ts';
import { links as linksText } from '../../text/en/links.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RightNeeded } from '../../ui/right-needed.tsx';
import {
  configurationsQuery,
  type IncidentConfigurations as Links,
  useLinkAction,
} from './configuration-queries.ts';
import { DeviceConfiguration } from './device-configuration.tsx';

const words = linksText;

/** The configurations of an incident's devices; nothing if tickets are not linked to configurations. */
export function IncidentConfigurations({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(configurationsQuery(id));
  if (error !== null && data === undefined)
    return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined || data.state === 'off' || data.devices.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="configurations">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="configurations">
            {words.title}
          </Title>
          <LookUp id={id} links={data} />
        </Group>
        <Content id={id} links={data} />
      </Stack>
    </Paper>
  );
}

function Content({ id, links }: { id: number; links: Links }) {
  // The rights of the role are only shown to users who see every company.
  const maySeeRights = useMay('admin');
  if (links.state === 'no_ticket') return <Text c="dimmed">{words.noTicket}</Text>;
  return (
    <>
      {links.state === 'not_permitted' && (
        <>
          <Text>{words.notPermitted}</Text>
          {maySeeRights && <RightNeeded capability="configurations" />}
        </>
      )}
      {links.devices.map((device, at) => (
        <Fragment key={device.device}>
          {at > 0 && <Divider />}
          <DeviceConfiguration id={id} device={device} mayLink={links.state === 'on'} />
        </Fragment>
      ))}
    </>
  );
}

function LookUp({ id, links }: { id: number; links: Links }) {
  const act = useLinkAction(id);
  const mayAct = useMay('analyst');
  const open = links.devices.some(
    ({ state, problem }) =>
      ['no_match', 'several', 'failed'].includes(state) || (state === 'waiting' && problem !== null),
  );
  if (!mayAct || !open || links.state !== 'on') return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() =>
          act.mutate('look-up', {
            onSuccess: () => notifications.show({ message: words.lookingUp }),
          })
        }
      >
        {words.lookUp}
      </Button>
      {act.isError && <ProblemAlert error={act.error} />}
    </>
  );
}
