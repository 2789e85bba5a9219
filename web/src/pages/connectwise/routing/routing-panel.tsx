import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Plus, Route } from 'lucide-react';
import { useState } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Empty } from '../../../ui/states.tsx';
import type { RoutingRule } from '../queries.ts';
import { RuleCard } from './rule-card.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { TryRules } from './try-rules.tsx';
import { useOrderRules } from './use-rules.ts';

const words = connectWise.routing;

/** The rules in order; adding and changing them, and testing them with an incident. */
export function RoutingPanel({ rules }: { rules: readonly RoutingRule[] }) {
  const [edited, setEdited] = useState<RoutingRule | 'new' | null>(null);
  const order = useOrderRules();
  const close = () => setEdited(null);

  function move(at: number, by: -1 | 1) {
    const ids = rules.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved === undefined) return;
    ids.splice(at + by, 0, moved);
    order.mutate(ids);
  }

  return (
    <Stack gap="lg">
      <Paper component="section" aria-labelledby="routing-rules">
        <Stack>
          <Group justify="space-between" gap="sm">
            <Title order={2} id="routing-rules">
              {words.title}
            </Title>
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
              {words.add}
            </Button>
          </Group>
          <Text size="sm">{words.intro}</Text>
          {order.isError && <ProblemAlert error={order.error} />}
          {rules.length === 0 ? (
            <Empty icon={Route} title={words.empty} hint={words.emptyHint} />
          ) : (
            <List type="ordered" listStyleType="none" spacing="sm" aria-label={words.title}>
              {rules.map((rule, at) => (
                <List.Item
                  key={rule.id}
                  styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
                >
                  <RuleCard
                    rule={rule}
                    place={at + 1}
                    onEdit={() => setEdited(rule)}
                    {...(at > 0 ? { onUp: () => move(at, -1) } : {})}
                    {...(at < rules.length - 1 ? { onDown: () => move(at, 1) } : {})}
                  />
                </List.Item>
              ))}
            </List>
          )}
        </Stack>
      </Paper>
      {rules.length > 0 && <TryRules />}
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' || edited === null ? words.add : words.edit(edited.name)}
        size="xl"
        closeOnClickOutside={false}
      >
        {edited !== null && (
          <RuleDialog
            rule={edited === 'new' ? null : edited}
            now={rules.find(({ id }) => edited !== 'new' && id === edited.id)}
            onClose={close}
          />
        )}
      </Dialog>
    </Stack>
  );
}
