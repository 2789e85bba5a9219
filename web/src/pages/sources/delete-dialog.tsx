import { Checkbox, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read } from '../../api/client.ts';
import { sources as sourcesText } from '../../text/en/sources.ts';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { formatNumber } from '../../ui/number.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { deleteSource, useSourceChange } from './changes.ts';
import type { DialogProps } from './dialog.ts';

const most = 200;

/** How much is deleted with a source. */
const countsQuery = (id: number) =>
  queryOptions({
    queryKey: ['sources', 'counts', id],
    async queryFn({ signal }) {
      const sourceId = String(id);
      const [companies, detections] = await Promise.all([
        read(api.GET('/api/v1/companies', { params: { query: { sourceId, limit: most } }, signal })),
        read(api.GET('/api/v1/detections', { params: { query: { sourceId, limit: 1 } }, signal })),
      ]);
      const words = (count: number, isExact: boolean) =>
        isExact ? formatNumber(count) : text.ui.atLeast(formatNumber(count));
      return {
        companies: words(companies.items.length, companies.nextCursor === null),
        detections: words(detections.total, detections.totalIsExact),
      };
    },
  });

/** Asks before a source is deleted, and says what is deleted with it. */
export function DeleteDialog({
  source: { id, name, lastDetectionAt, quarantined },
  opened,
  onClose,
}: DialogProps) {
  const words = sourcesText.deleting;
  const [confirmed, setConfirmed] = useState(false);
  const navigate = useNavigate();
  const deleting = useSourceChange(deleteSource);
  const hasDetections = lastDetectionAt !== null;
  const { data: counts, error, refetch } = useQuery({ ...countsQuery(id), enabled: opened });
  const parts =
    counts === undefined
      ? error === null
        ? [text.ui.counting]
        : []
      : [
          words.companies(counts.companies, counts.companies === '1'),
          words.quarantined(quarantined),
          ...(hasDetections
            ? [words.detections(counts.detections, counts.detections === '1'), words.tickets]
            : []),
        ];

  function close() {
    setConfirmed(false);
    deleting.reset();
    onClose();
  }
  async function onSuccess() {
    close();
    notifications.show({ message: words.done(name) });
    await navigate({ to: '/sources' });
  }

  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={words.title(name)}
      action={words.submit}
      dangerous
      ready={confirmed || !hasDetections}
      mutation={{
        ...deleting,
        mutate: () => deleting.mutate({ id, deleteDetections: confirmed }, { onSuccess }),
      }}
    >
      <div>
        <Text>{words.goes}</Text>
        <List>
          {parts.map((part) => (
            <List.Item key={part}>{part}</List.Item>
          ))}
        </List>
      </div>
      {counts === undefined && error !== null && <ProblemAlert error={error} retry={() => void refetch()} />}
      <Text>{words.stays}</Text>
      <Text c="dimmed" size="sm">
        {words.instead}
      </Text>
      {hasDetections && (
        <Checkbox
          label={words.confirm}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}
