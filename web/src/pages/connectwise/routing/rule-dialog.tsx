import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { text } from '../../../text/index.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { RoutingRule } from '../queries.ts';
import { draftOf, emptyRule, type RuleDraft } from './rule-body.ts';
import { RuleConditions } from './rule-conditions.tsx';
import { RuleOverrides } from './rule-overrides.tsx';
import { useSaveRule } from './use-rules.ts';

const words = text.connectWise.routing;

/** Editing a rule: its name, conditions and overrides. */
export function RuleDialog({ rule, onClose }: { rule: RoutingRule | null; onClose: () => void }) {
  const [draft, setDraft] = useState<RuleDraft>(rule === null ? emptyRule : draftOf(rule));
  const save = useSaveRule(rule?.id ?? null, onClose);
  const errors = fieldErrors(save.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(draft);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          error={errors.name}
          maxLength={100}
          required
          data-autofocus
        />
        <Title order={3} size="h4">
          {words.when}
        </Title>
        <Text size="sm" c="dimmed">
          {words.whenHint}
        </Text>
        <RuleConditions
          matches={draft.matches}
          onChange={(matches) => setDraft((now) => ({ ...now, matches }))}
        />
        <Title order={3} size="h4">
          {words.goesTo}
        </Title>
        <Text size="sm" c="dimmed">
          {words.goesToHint}
        </Text>
        <RuleOverrides
          rule={rule}
          destination={draft.destination}
          onChange={(destination) => setDraft((now) => ({ ...now, destination }))}
          errors={errors}
        />
        {save.isError && <ProblemAlert error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" disabled={draft.name.trim() === ''} loading={save.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
