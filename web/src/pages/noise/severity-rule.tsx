import { ActionIcon, Group, Paper, SimpleGrid, Stack, Text, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { TagsInput } from '../../ui/tags-input.tsx';
import { type SeveritySettings, severities } from './queries.ts';

const words = text.noise.rules;

export type Rule = SeveritySettings['rules'][number];
export const newRule: Rule = { severity: 'high', reasons: [], verdicts: [], threatLevels: [] };
export const isEmptyRule = ({ reasons, verdicts, threatLevels }: Rule) =>
  [reasons, verdicts, threatLevels].flat().length === 0;

interface SeverityRuleProps {
  readonly rule: Rule;
  readonly at: number;
  readonly count: number;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One rule, with its position. */
export function SeverityRule({ rule, at, count, onChange, onMove, onRemove }: SeverityRuleProps) {
  const number = at + 1;
  const tags = (kind: 'reasons' | 'verdicts' | 'threatLevels', longest: number) => (
    <TagsInput
      label={words[kind]}
      splitChars={[]}
      acceptValueOnBlur
      maxTags={100}
      maxLength={longest}
      value={rule[kind]}
      onChange={(values) =>
        onChange({ ...rule, [kind]: values.map((value) => value.trim()).filter(Boolean) })
      }
      error={kind === 'reasons' && isEmptyRule(rule) ? words.empty : undefined}
    />
  );
  return (
    <Paper withBorder shadow="none" p="sm" role="group" aria-label={words.rule(number)}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Text fw={600} size="sm">
              {number}
            </Text>
            <Select
              aria-label={text.noise.severity}
              data={severities.map((value) => ({ value, label: text.noise.severities[value] }))}
              value={rule.severity}
              onChange={(value) =>
                onChange({ ...rule, severity: severities.find((one) => one === value) ?? rule.severity })
              }
              allowDeselect={false}
              miw={145}
              maw={160}
            />
          </Group>
          <Group gap={4} wrap="nowrap">
            <Act label={words.up(number)} disabled={at === 0} onClick={() => onMove(-1)}>
              <ArrowUp size={16} aria-hidden />
            </Act>
            <Act label={words.down(number)} disabled={number === count} onClick={() => onMove(1)}>
              <ArrowDown size={16} aria-hidden />
            </Act>
            <Act label={words.remove(number)} onClick={onRemove}>
              <Trash2 size={16} aria-hidden />
            </Act>
          </Group>
        </Group>
        <SimpleGrid cols={{ base: 1, md: 3 }} spacing="sm">
          {tags('reasons', 256)}
          {tags('verdicts', 64)}
          {tags('threatLevels', 256)}
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

interface ActProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

const Act = ({ label, disabled = false, onClick, children }: ActProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
);
