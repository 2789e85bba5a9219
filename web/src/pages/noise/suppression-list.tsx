import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSearch } from '@tanstack/react-router';
import { BellOff } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useShow } from '../../ui/use-show.ts';
import { Matched } from './matched.tsx';
import { MatcherList } from './matcher-list.tsx';
import {
  endSuppression,
  type Suppression,
  type SuppressionKind,
  useNoiseChange,
  useSuppressions,
} from './queries.ts';
import type { NoiseSearch } from './search.ts';

const { noise } = text;

/** Silences or accepted risks: those in force or all, with an action to end each. */
export function SuppressionList({ kind, action }: { kind: SuppressionKind; action?: ReactNode }) {
  const words = kind === 'silences' ? noise.silence : noise.accept;
  const { show: shown = 'active' } = useSearch({ strict: false }) as NoiseSearch;
  const show = useShow<NoiseSearch>();
  const [ending, setEnding] = useState<Suppression | null>(null);
  const mayEnd = useMay('analyst');
  const list = useSuppressions(kind, shown);
  const end = useNoiseChange(endSuppression);
  const columns = useMemo(
    () => columnsOf(mayEnd ? { label: words.end, end: setEnding } : null),
    [mayEnd, words],
  );

  function close() {
    setEnding(null);
    end.reset();
  }
  const onSuccess = () => {
    close();
    notifications.show({ message: words.ended });
  };
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={noise.show}
          value={shown}
          onChange={(value) => show({ show: value === 'all' ? value : undefined })}
          data={(['active', 'all'] as const).map((value) => ({ value, label: noise.shown[value] }))}
        />
        {action}
      </Group>
      <GrowingList
        label={words.list}
        query={list}
        columns={columns}
        empty={<Empty icon={BellOff} title={words.empty} hint={words.emptyHint} />}
      />
      <Confirm
        opened={ending !== null}
        onClose={close}
        title={words.endTitle}
        action={words.end}
        mutation={{
          ...end,
          mutate: () => ending !== null && end.mutate({ kind, id: ending.id }, { onSuccess }),
        }}
      >
        {ending !== null && <MatcherList {...ending} />}
        {ending !== null && ending.state === 'active' && <Matched matchers={ending.matchers} />}
        <Text>{words.endText}</Text>
      </Confirm>
    </Stack>
  );
}

function columnsOf(
  ending: { label: string; end: (one: Suppression) => void } | null,
): readonly Column<Suppression>[] {
  return [
    { id: 'what', title: noise.columns.what, cell: (one) => <MatcherList {...one} /> },
    { id: 'until', title: noise.columns.until, cell: (one) => <Until one={one} /> },
    {
      id: 'why',
      title: noise.columns.why,
      cell: ({ comment, createdBy, incidentId }) => (
        <>
          <Text size="sm">{comment}</Text>
          <Text size="xs" c="dimmed">
            {createdBy}
          </Text>
          {incidentId !== null && (
            <Text size="xs">
              <TextLink to="/incidents/$id" params={{ id: String(incidentId) }}>
                {noise.fromIncident(incidentId)}
              </TextLink>
            </Text>
          )}
        </>
      ),
    },
    ...(ending === null
      ? []
      : [
          {
            id: 'actions',
            title: noise.columns.actions,
            cell: (one: Suppression) =>
              one.state !== 'ended' && (
                <Button variant="default" size="compact-sm" onClick={() => ending.end(one)}>
                  {ending.label}
                </Button>
              ),
          },
        ]),
  ];
}

function Until({ one: { state, startsAt, endsAt, endedAt, endedBy } }: { one: Suppression }) {
  const end = endedAt ?? endsAt;
  return (
    <>
      <Text size="sm" component="div">
        {end === null ? noise.forEver : <Time at={end} />}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        {noise.states[state]}
        {endedBy !== null && `, ${noise.endedBy(endedBy)}`}
        {state === 'pending' && (
          <>
            {' '}
            {noise.from} <Time at={startsAt} />
          </>
        )}
      </Text>
    </>
  );
}
