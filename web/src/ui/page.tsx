import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { text } from '../text/index.ts';

interface PageProps {
  readonly title: string;
  /** The path to the page, above the title: the outermost first. Without `to` it is only text. */
  readonly trail?: readonly { readonly label: string; readonly to?: string }[];
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** For a long list: more compact, so that more rows are visible. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: its path, its title (also of the document), its actions, and its content. */
export function Page({ title, trail, description, actions, dense = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${text.shell.name}`;
  }, [title]);
  return (
    <Stack gap={dense ? 'sm' : 'lg'}>
      <Stack gap={dense ? 0 : 4}>
        {trail !== undefined && (
          <Breadcrumbs separatorMargin={6}>
            {trail.map(({ label, to }) =>
              to === undefined ? (
                <Text key={label} size="sm" c="dimmed">
                  {label}
                </Text>
              ) : (
                <Anchor key={label} component={Link} to={to} size="sm">
                  {label}
                </Anchor>
              ),
            )}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="center" gap="sm">
          <Title order={1}>{title}</Title>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        {description !== undefined && (
          <Text c="dimmed" {...(dense ? { size: 'sm' } : { maw: '46rem' })}>
            {description}
          </Text>
        )}
      </Stack>
      {children}
    </Stack>
  );
}
