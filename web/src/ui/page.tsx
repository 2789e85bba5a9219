import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { text } from '../text/index.ts';

interface PageProps {
  readonly title: string;
  /** Where it is, above the title: the outermost first. Without `to` it is a word only. */
  readonly trail?: readonly { readonly label: string; readonly to?: string }[];
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Of a long list: closer together, so that more rows are in sight. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: where it is, its title (of the document, too), what can be done, and its content. */
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
