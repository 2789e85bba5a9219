import { ActionIcon, Badge, Group, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ArrowDown, ArrowUp, type LucideIcon, Pencil, Trash2 } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fact } from '../../../ui/fact.tsx';
import type { useDnsChange } from '../queries.ts';
import { describeAction, describeConditions } from './describe-rule.ts';
import type { DnsRule } from './rule.ts';

const words = dns.rules;

export interface RuleActions {
  readonly busy: boolean;
  readonly edit: () => void;
  /** Its error is shown in the dialog that asks. */
  readonly removal: Pick<
    ReturnType<typeof useDnsChange<DnsRule[], unknown>>,
    'isPending' | 'error' | 'reset'
  >;
  readonly remove: () => void;
  readonly toggle: () => void;
  /** Undefined for the first rule. */
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
}

interface RuleCardProps {
  readonly rule: DnsRule;
  /** From 1. */
  readonly place: number;
  /** Only for users who may change it. */
  readonly actions?: RuleActions;
}

/** One rule: its conditions, what it does, and what can be done with it. */
export function RuleCard({ rule, place, actions }: RuleCardProps) {
  const { name, locked } = rule;
  return (
    <Paper withBorder>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
              {place}. <bdi>{name}</bdi>
            </Title>
            {locked && <Badge variant="light">{words.isLocked}</Badge>}
          </Group>
          {actions !== undefined && <Actions rule={rule} actions={actions} />}
        </Group>
        <Stack component="dl" m={0} gap={4} style={{ overflowWrap: 'anywhere' }}>
          <Fact term={words.when}>{describeConditions(rule)}</Fact>
          <Fact term={words.does}>{describeAction(rule)}</Fact>
        </Stack>
      </Stack>
    </Paper>
  );
}

function Actions({ rule: { name, enabled }, actions }: { rule: DnsRule; actions: RuleActions }) {
  const [asked, { open, close }] = useDisclosure(false);
  return (
    <Group gap={4}>
      <Switch
        label={words.on}
        aria-label={words.enabled(name)}
        checked={enabled}
        disabled={actions.busy}
        onChange={actions.toggle}
        mr="sm"
      />
      <Action icon={ArrowUp} label={words.up(name)} act={actions.up} />
      <Action icon={ArrowDown} label={words.down(name)} act={actions.down} />
      <Action icon={Pencil} label={words.edit(name)} act={actions.edit} />
      <Action icon={Trash2} label={words.remove(name)} act={open} />
      <Confirm
        opened={asked}
        onClose={() => {
          close();
          actions.removal.reset();
        }}
        title={words.remove(name)}
        action={words.removeAction}
        dangerous
        mutation={{ ...actions.removal, mutate: actions.remove }}
      >
        <Text>{words.removeText}</Text>
      </Confirm>
    </Group>
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
