import { Text } from '@mantine/core';

/** The second line of a cell, cut where it ends; all of it on hover. */
export function Beneath({ children }: { children: string | null }) {
  if (children === null || children === '') return null;
  return (
    <Text size="xs" c="dimmed" truncate title={children}>
      {children}
    </Text>
  );
}
