import { ColorSwatch, Group, getThemeColor, Text, useMantineTheme } from '@mantine/core';
import type { Detail } from './series.ts';

/** The previous period is less prominent than the chosen one. */
export const beforeColor = { light: 'gray.4', dark: 'dark.3' } as const;

/** What the colours of a chart mean. */
export function Legend({ detail, scheme }: { detail: Detail; scheme: 'light' | 'dark' }) {
  const theme = useMantineTheme();
  const { parts, before } = detail;
  const entries = [
    ...parts.map(({ key, label, color }) => ({ key, label, color: color[scheme] })),
    { ...before, color: beforeColor[scheme] },
  ];
  return (
    <Group gap="sm" mt="xs" aria-hidden>
      {entries.map(({ key, label, color }) => (
        <Group key={key} gap={6} wrap="nowrap">
          <ColorSwatch color={getThemeColor(color, theme)} size={10} withShadow={false} />
          <Text size="xs">{label}</Text>
        </Group>
      ))}
    </Group>
  );
}
