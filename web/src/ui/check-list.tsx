import { Box, Group, List, Loader, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { CircleHelp, CircleMinus, Check as Tick, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Check } from '../api/stream-checks.ts';
import { text } from '../text/index.ts';
import type { ShownCheck } from './use-checks.ts';
import { Words } from './words.tsx';

const looks = {
  pass: { icon: Tick, color: 'green' },
  fail: { icon: X, color: 'red' },
  unknown: { icon: CircleHelp, color: 'yellow' },
  skipped: { icon: CircleMinus, color: 'gray' },
} as const;

interface CheckListProps<C extends Check> {
  /** The accessible name of the list of checks. */
  readonly label: string;
  readonly checks: readonly ShownCheck<C>[];
  /** Whether skipped checks say why. */
  readonly explainsSkipped?: boolean;
  /** The check whose problem is shown on the page already. */
  readonly saidElsewhere?: string | undefined;
  /** Additional content for a check that did not pass, such as a link. */
  readonly extra?: (check: C) => ReactNode;
}

/** Checks in order: the result of each, and for those that did not pass, what to do and where. */
export function CheckList<C extends Check = Check>(props: CheckListProps<C>) {
  const { label, checks, explainsSkipped = false, saidElsewhere, extra } = props;
  return (
    <List listStyleType="none" spacing={6} aria-label={label} w="100%" withPadding={false}>
      {checks.map((check) => (
        <List.Item
          key={check.id}
          styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
        >
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Mark status={check.status} />
            <Stack gap={2} style={{ minWidth: 0 }}>
              <Text size="sm" fw={check.status === 'fail' ? 600 : undefined}>
                {check.title}
                <VisuallyHidden>: {text.ui.checkStatuses[check.status]}</VisuallyHidden>
              </Text>
              {check.status === 'skipped' && explainsSkipped && (
                <Text size="sm" c="dimmed">
                  <Words>{check.what}</Words>
                </Text>
              )}
              {(check.status === 'fail' || check.status === 'unknown') && check.id !== saidElsewhere && (
                <>
                  <Text size="sm">
                    <Words>{check.what}</Words>
                  </Text>
                  {check.hint !== undefined && (
                    <Text size="sm" c="dimmed">
                      <Words>{check.hint}</Words>
                    </Text>
                  )}
                  {check.where !== undefined && check.hint?.includes(check.where) !== true && (
                    <Text size="sm" c="dimmed">
                      {text.ui.where(check.where)}
                    </Text>
                  )}
                  {extra?.(check)}
                </>
              )}
            </Stack>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}

function Mark({ status }: { status: ShownCheck['status'] }) {
  if (status === 'pending') {
    return (
      <Box w={20} pt={4} ta="center" style={{ flexShrink: 0 }}>
        <Loader size={14} color="gray" aria-hidden />
      </Box>
    );
  }
  const { icon: Icon, color } = looks[status];
  return (
    <ThemeIcon size={20} radius="xl" variant="light" color={color} aria-hidden>
      <Icon size={13} />
    </ThemeIcon>
  );
}
