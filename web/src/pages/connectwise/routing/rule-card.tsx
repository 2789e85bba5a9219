import { ActionIcon, Group, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ArrowDown, ArrowUp, type LucideIcon, Pencil, Trash2 } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { RoutingRule } from '../queries.ts';
import { describeDestination, describeMatches } from './describe-rule.ts';
import { useDeleteRule, useSwitchRule } from './use-rules.ts';

const words = connectWise.routing;

interface RuleCardProps {
  readonly rule: RoutingRule;
  /** From 1. */
  readonly place: number;
  readonly onEdit: () => void;
  readonly onUp?: () => void;
  readonly onDown?: () => void;
}

/** One rule: its conditions, its overrides, its problem, and its actions. */
export function RuleCard({ rule, place, onEdit, onUp, onDown }: RuleCardProps) {
  const [asked, { open, close }] = useDisclosure(false);
  const switching = useSwitchRule(rule);
  const deleting = useDeleteRule(rule.id, close);
  const { name, enabled, problem } = rule;
  return (
    <Paper withBorder>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {place}. <bdi>{name}</bdi>
          </Title>
          <Group gap={4}>
            <Switch
              label={words.on}
              aria-label={words.enabled(name)}
              checked={enabled}
              disabled={switching.isPending}
              onChange={(event) => switching.mutate(event.currentTarget.checked)}
              mr="sm"
            />
            <Action icon={ArrowUp} label={words.up(name)} act={onUp} />
            <Action icon={ArrowDown} label={words.down(name)} act={onDown} />
            <Action icon={Pencil} label={words.edit(name)} act={onEdit} />
            <Action icon={Trash2} label={words.remove(name)} act={open} />
          </Group>
        </Group>
        {problem !== null && <ProblemAlert error={{ detail: problem.message, hint: problem.hint }} />}
        {switching.isError && <ProblemAlert error={switching.error} />}
        <Stack component="dl" m={0} gap={4} style={{ overflowWrap: 'anywhere' }}>
          <Fact term={words.takes}>{describeMatches(rule.matches)}</Fact>
          <Fact term={words.overrides}>{describeDestination(rule.destination)}</Fact>
        </Stack>
      </Stack>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.remove(name)}
        action={words.removeAction}
        dangerous
        mutation={{ ...deleting, mutate: () => deleting.mutate() }}
      >
        <Text>{words.removeText}</Text>
      </Confirm>
    </Paper>
  );
}

interface ActionProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly act: (() => void) | undefined;
}

function Action({ icon: Icon, label, act }: ActionProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} disabled={!act} onClick={act}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
