import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../../ui/data-table.tsx';

interface PartSectionProps<Row> {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Shown in place of a table without rows. */
  readonly empty: string;
  /** The way to add one, for users who may. */
  readonly add: ReactNode;
}

/** One kind of a company's parts: its networks, devices or tokens. */
export function PartSection<Row extends { readonly id: number }>(props: PartSectionProps<Row>) {
  const { title, description, columns, rows, empty, add } = props;
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2}>{title}</Title>
          {add}
        </Group>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
        {rows.length === 0 ? (
          <Text size="sm">{empty}</Text>
        ) : (
          <DataTable label={title} columns={columns} rows={rows} keyOf={idOf} />
        )}
      </Stack>
    </Paper>
  );
}

const idOf = ({ id }: { readonly id: number }) => id;
