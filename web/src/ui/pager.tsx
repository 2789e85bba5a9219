import { Button, Group, Text } from '@mantine/core';
import { ChevronFirst, ChevronLeft, ChevronRight } from 'lucide-react';
import { text } from '../text/index.ts';
import { pageSize } from './list-search.ts';
import { formatNumber } from './number.ts';
import type { Paging } from './use-list-search.ts';
import type { Rows } from './use-rows.ts';

interface PagerProps {
  readonly rows: Rows<unknown> | undefined;
  readonly paging: Paging;
}

/** Which rows of how many are shown, and buttons to the others. */
export function Pager({ rows, paging: { page, first, previous, next } }: PagerProps) {
  const nextCursor = rows?.nextCursor ?? null;
  return (
    <Group component="nav" aria-label={text.lists.pages} justify="space-between" gap="xs" mih={36}>
      <Text size="sm" c="dimmed" role="status">
        {rows !== undefined && shown(rows, page)}
      </Text>
      <Group gap="xs">
        {first !== undefined && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<ChevronFirst size={16} aria-hidden />}
            onClick={first}
          >
            {text.lists.first}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<ChevronLeft size={16} aria-hidden />}
          disabled={previous === undefined}
          onClick={previous}
        >
          {text.ui.previous}
        </Button>
        <Button
          variant="default"
          size="xs"
          rightSection={<ChevronRight size={16} aria-hidden />}
          disabled={nextCursor === null}
          onClick={() => nextCursor !== null && next(nextCursor)}
        >
          {text.ui.next}
        </Button>
      </Group>
    </Group>
  );
}

function shown({ items, total, totalIsExact, nextCursor }: Rows<unknown>, page: number): string {
  const before = (page - 1) * pageSize;
  if (items.length === 0) return '';
  const range = text.lists.range(formatNumber(before + 1), formatNumber(before + items.length));
  // On the last page all are known, counted or not.
  if (!totalIsExact && nextCursor === null) return text.ui.page(range, formatNumber(before + items.length));
  // Beyond the limit of the count, the list only knows that there are more.
  const atLeast = Math.max(total, before + items.length);
  return text.ui.page(range, totalIsExact ? formatNumber(total) : text.ui.atLeast(formatNumber(atLeast)));
}
