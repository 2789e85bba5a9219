import { Box, Button, Collapse, Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { ListFilter, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { text } from '../text/index.ts';

export interface ActiveFilter {
  readonly label: string;
  readonly value: ReactNode;
  readonly remove: () => void;
}

interface FilterBarProps {
  /** The most used filters, always visible. */
  readonly main: ReactNode;
  readonly active: readonly ActiveFilter[];
  readonly onClear: () => void;
  readonly actions?: ReactNode;
  /** The other filters: created when they are first requested, then only hidden. */
  readonly children: ReactNode;
}

/** The filters of a list: a few fields, more on request, and the active ones, each removable. */
export function FilterBar({ main, active, onClear, actions, children }: FilterBarProps) {
  const [opened, setOpened] = useState<boolean>();
  const id = useId();
  return (
    <Stack gap="sm" component="section" aria-label={text.lists.filters}>
      <Group gap="xs" align="end">
        <Box flex="1 1 14rem" maw="30rem">
          {main}
        </Box>
        <Button
          variant={opened === true ? 'light' : 'default'}
          leftSection={<ListFilter size={16} aria-hidden />}
          aria-expanded={opened === true}
          aria-controls={id}
          onClick={() => setOpened(opened !== true)}
        >
          {text.lists.moreFilters(active.length)}
        </Button>
        {actions}
      </Group>
      <Collapse expanded={opened === true} id={id} keepMounted keepMountedMode="display-none">
        {opened !== undefined && (
          <Paper>
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>{children}</SimpleGrid>
          </Paper>
        )}
      </Collapse>
      {active.length > 0 && (
        <Group
          gap={6}
          component="ul"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
          aria-label={text.lists.inForce}
        >
          {active.map((filter) => (
            <li key={filter.label}>
              <Chip {...filter} />
            </li>
          ))}
          <li>
            <Button variant="subtle" size="compact-sm" onClick={onClear}>
              {text.lists.clear}
            </Button>
          </li>
        </Group>
      )}
    </Stack>
  );
}

function Chip({ label, value, remove }: ActiveFilter) {
  return (
    <Button
      variant="light"
      size="compact-sm"
      radius="xl"
      rightSection={<X size={14} aria-hidden />}
      onClick={remove}
      title={text.lists.remove(label)}
      styles={{ label: { whiteSpace: 'normal' } }}
      h="auto"
      mih={26}
    >
      {label}: <bdi>{value}</bdi>
    </Button>
  );
}
