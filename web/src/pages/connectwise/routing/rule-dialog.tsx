import { Text, TextInput, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import type { RoutingRule } from '../queries.ts';
import { draftOf, emptyRule, type RuleDraft } from './rule-body.ts';
import { RuleConditions } from './rule-conditions.tsx';
import { RuleOverrides } from './rule-overrides.tsx';
import { useSaveRule } from './use-rules.ts';

const words = connectWise.routing;

interface RuleDialogProps {
  /** Null for a new one. */
  readonly rule: RoutingRule | null;
  /** The rule as it is saved now; undefined once it was deleted. */
  readonly now: RoutingRule | undefined;
  readonly onClose: () => void;
}

/** Editing a rule: its name, conditions and overrides. */
export function RuleDialog({ rule, now, onClose }: RuleDialogProps) {
  const form = useForm<RuleDraft>({
    initialValues: rule === null ? emptyRule : draftOf(rule),
    validate: { name: isNotEmpty(text.ui.fieldMissing) },
  });
  const save = useSaveRule(rule?.id ?? null, onClose);

  return (
    <DialogForm
      form={form}
      onSubmit={(draft) => save.mutate(draft)}
      mutation={save}
      action={words.save}
      saved={rule === null ? undefined : now === undefined ? null : draftOf(now)}
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        maxLength={100}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Title order={3} size="h4">
        {words.when}
      </Title>
      <Text size="sm" c="dimmed">
        {words.whenHint}
      </Text>
      <RuleConditions
        matches={form.values.matches}
        onChange={(matches) => form.setFieldValue('matches', matches)}
      />
      <Title order={3} size="h4">
        {words.goesTo}
      </Title>
      <Text size="sm" c="dimmed">
        {words.goesToHint}
      </Text>
      <RuleOverrides
        rule={rule}
        destination={form.values.destination}
        onChange={(destination) => form.setFieldValue('destination', destination)}
        errors={form.errors}
      />
    </DialogForm>
  );
}
