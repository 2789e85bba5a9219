import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Plus, Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { isolatedList } from '../../text/isolated.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { IncidentCount } from '../../ui/incident-count.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { formatTime, Time } from '../../ui/time.tsx';
import { deleteWindow, type MaintenanceWindow, useNoiseChange, useWindows } from './queries.ts';
import { WindowDialog } from './window-dialog.tsx';

const words = text.noise.window;
const keyOf = ({ id }: MaintenanceWindow) => id;

/** Maintenance windows, planned by administrators. */
export function MaintenanceTab() {
  const mayPlan = useMay('admin');
  const [editing, setEditing] = useState<MaintenanceWindow | 'new' | null>(null);
  const [deleting, setDeleting] = useState<MaintenanceWindow | null>(null);
  const windows = useWindows();
  const remove = useNoiseChange(deleteWindow);
  const columns = useMemo(
    () => (mayPlan ? [...readColumns, actionsColumn(setEditing, setDeleting)] : readColumns),
    [mayPlan],
  );

  function close() {
    setDeleting(null);
    remove.reset();
  }
  const onSuccess = () => {
    close();
    notifications.show({ message: words.deleted });
  };
  return (
    <Stack>
      {mayPlan && (
        <Group justify="flex-end">
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        </Group>
      )}
      {windows.isError && windows.data === undefined ? (
        <Failed error={windows.error} retry={() => void windows.refetch()} />
      ) : windows.data?.items.length === 0 ? (
        <Empty icon={Wrench} title={words.empty} hint={words.emptyHint} />
      ) : (
        <DataTable
          label={words.list}
          columns={columns}
          rows={windows.data?.items}
          keyOf={keyOf}
          expected={2}
        />
      )}
      <WindowDialog edited={editing} windows={windows.data?.items ?? []} onClose={() => setEditing(null)} />
      <Confirm
        opened={deleting !== null}
        onClose={close}
        title={words.deleteTitle(deleting?.name ?? '')}
        action={words.delete}
        dangerous
        mutation={{ ...remove, mutate: () => deleting !== null && remove.mutate(deleting.id, { onSuccess }) }}
      >
        {deleting !== null && (
          <>
            <Text>{words.deleteFor(companiesOf(deleting))}</Text>
            {deleting.openUntil === null ? (
              <Text>{words.deleteClosed}</Text>
            ) : (
              <IncidentCount filter={{ reason: 'maintenance' }}>{words.deleteOpen}</IncidentCount>
            )}
          </>
        )}
        <Text>{words.deleteText}</Text>
      </Confirm>
    </Stack>
  );
}

const companiesOf = ({ companyIds, companies }: MaintenanceWindow): string =>
  companyIds.length === 0 ? words.all : isolatedList(companies.map(({ name }) => name)) || text.ui.none;

const readColumns: readonly Column<MaintenanceWindow>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name }) => (
      <Text size="sm" fw={600}>
        {name}
      </Text>
    ),
  },
  {
    id: 'companies',
    title: words.columns.companies,
    cell: (window) => companiesOf(window),
  },
  { id: 'when', title: words.columns.when, cell: ({ schedule }) => describeSchedule(schedule) },
  {
    id: 'open',
    title: words.columns.open,
    cell: ({ openUntil }) =>
      openUntil === null ? (
        <StateMark tone="quiet">{words.closed}</StateMark>
      ) : (
        <>
          <StateMark tone="waiting">{words.openUntil}</StateMark> <Time at={openUntil} />
        </>
      ),
  },
];

const actionsColumn = (
  edit: (window: MaintenanceWindow) => void,
  remove: (window: MaintenanceWindow) => void,
): Column<MaintenanceWindow> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: (window) => (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" onClick={() => edit(window)}>
        {words.change}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => remove(window)}>
        {words.delete}
      </Button>
    </Group>
  ),
});

function describeSchedule(schedule: MaintenanceWindow['schedule']): string {
  if (schedule.kind === 'once') return `${formatTime(schedule.startsAt)} – ${formatTime(schedule.endsAt)}`;
  const days = schedule.days.map((day) => words.dayNames[day]).join(', ');
  return words.weekly(days, schedule.from, schedule.to, schedule.timeZone);
}
