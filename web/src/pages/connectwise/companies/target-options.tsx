import { Combobox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { toProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Words } from '../../../ui/words.tsx';
import type { Target } from './queries.ts';
import { TargetKind } from './target-kind.tsx';
import classes from './target-options.module.css';

const words = connectWise.companies;
/** Pixels. */
const rowHeight = 48;

interface TargetOptionsProps {
  readonly label: string;
  /** The list's id, which is the prefix of its options' ids. */
  readonly listId: string;
  readonly query: {
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly rows: readonly Target[] | undefined;
  readonly selected: number;
  readonly chosenId: number | null;
}

/** The options of a company picker, in all their states. */
export function TargetOptions(props: TargetOptionsProps) {
  const { rows, query } = props;
  if (rows === undefined && query.error !== null) {
    const { detail, hint } = toProblem(query.error);
    return (
      <Stack id={props.listId} gap={4} p="sm" role="alert">
        <Text size="sm" fw={600} c="var(--mantine-color-error)">
          <Words>{detail}</Words>
        </Text>
        <Text size="sm" c="dimmed">
          <Words>{hint}</Words>
        </Text>
      </Stack>
    );
  }
  if (rows === undefined) {
    return (
      <Stack id={props.listId} gap="xs" p="xs" role="status" aria-label={words.reading}>
        {[1, 2, 3, 4].map((at) => (
          <Skeleton key={at} height={rowHeight - 12} />
        ))}
      </Stack>
    );
  }
  if (rows.length === 0) {
    return (
      <Stack id={props.listId} gap={4} p="sm" role="status">
        <Text size="sm">{words.noTarget}</Text>
        <Text size="sm" c="dimmed">
          {words.noTargetHint}
        </Text>
      </Stack>
    );
  }
  return <VirtualOptions {...props} rows={rows} />;
}

function VirtualOptions({
  label,
  listId,
  query,
  rows,
  selected,
  chosenId,
}: TargetOptionsProps & { readonly rows: readonly Target[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  useEffect(() => {
    if (selected >= 0) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [virtual, selected]);
  useEffect(() => {
    if (last >= rows.length - 30 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <Combobox.Options
      id={listId}
      ref={scroller}
      aria-label={label}
      className={query.isPlaceholderData ? `${classes.list} ${classes.stale}` : classes.list}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, size }) => {
          const target = rows[index];
          if (target === undefined) return null;
          return (
            <Combobox.Option
              key={target.id}
              id={`${listId}-${index}`}
              value={String(index)}
              selected={index === selected}
              active={target.id === chosenId}
              aria-selected={target.id === chosenId}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className={classes.option}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <Text size="sm" truncate fw={target.id === chosenId ? 600 : undefined}>
                {target.name}
              </Text>
              <Group gap={6} wrap="nowrap" className={classes.detail}>
                <Text size="xs" truncate>
                  {target.identifier}
                </Text>
                <Text span size="xs" aria-hidden>
                  ·
                </Text>
                <TargetKind target={target} />
              </Group>
            </Combobox.Option>
          );
        })}
      </div>
    </Combobox.Options>
  );
}
