import { Button, Group, List, Paper, Stack, Title } from '@mantine/core';
import { ListOrdered, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useDnsChange } from '../queries.ts';
import { saveRules } from './queries.ts';
import type { DnsRule, Ruleset } from './rule.ts';
import { RuleCard } from './rule-card.tsx';
import { RuleDialog } from './rule-dialog.tsx';

const words = dns.rules;

interface RulesPanelProps {
  readonly title: string;
  readonly companyId: number | undefined;
  readonly ruleset: Ruleset;
}

/** The rules in order, and adding, changing and moving them. */
export function RulesPanel({ title, companyId, ruleset }: RulesPanelProps) {
  const { items: rules, revision } = ruleset;
  const [edited, setEdited] = useState<DnsRule | 'new' | null>(null);
  const mayChange = useMay('admin');
  const save = useDnsChange(saveRules(companyId, revision));
  const removal = useDnsChange(saveRules(companyId, revision));
  const close = () => setEdited(null);

  function move(rule: DnsRule, by: -1 | 1) {
    const others = rules.filter((other) => other !== rule);
    others.splice(rules.indexOf(rule) + by, 0, rule);
    save.mutate(others);
  }
  const replace = (rule: DnsRule, now: DnsRule) =>
    save.mutate(rules.map((one) => (one === rule ? now : one)));

  return (
    <Paper component="section" aria-labelledby="dns-rules">
      <Stack>
        <Group justify="space-between" gap="sm">
          <Title order={2} id="dns-rules">
            {title}
          </Title>
          {mayChange && (
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
              {words.add}
            </Button>
          )}
        </Group>
        {save.isError && <ProblemAlert error={save.error} />}
        {rules.length === 0 ? (
          <Empty
            icon={ListOrdered}
            title={words.empty}
            hint={mayChange ? words.emptyHint : words.emptyReader}
            action={mayChange && <Button onClick={() => setEdited('new')}>{words.addFirst}</Button>}
          />
        ) : (
          <List type="ordered" listStyleType="none" spacing="sm" aria-label={title}>
            {rules.map((rule, at) => (
              <List.Item
                key={rule.id}
                styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
              >
                <RuleCard
                  rule={rule}
                  place={at + 1}
                  {...(mayChange
                    ? {
                        actions: {
                          busy: save.isPending,
                          edit: () => setEdited(rule),
                          removal,
                          remove: () => removal.mutate(rules.filter((one) => one !== rule)),
                          toggle: () => replace(rule, { ...rule, enabled: !rule.enabled }),
                          up: at > 0 ? () => move(rule, -1) : undefined,
                          down: at < rules.length - 1 ? () => move(rule, 1) : undefined,
                        },
                      }
                    : {})}
                />
              </List.Item>
            ))}
          </List>
        )}
      </Stack>
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' || edited === null ? words.add : words.edit(edited.name)}
        size="xl"
        closeOnClickOutside={false}
      >
        {edited !== null && (
          <RuleDialog
            companyId={companyId}
            ruleset={ruleset}
            edited={edited === 'new' ? null : edited}
            onClose={close}
          />
        )}
      </Dialog>
    </Paper>
  );
}
