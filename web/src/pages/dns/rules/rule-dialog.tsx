import { Checkbox, Switch, Text, TextInput, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useState } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Select } from '../../../ui/select.tsx';
import { useDnsChange } from '../queries.ts';
import { saveRules } from './queries.ts';
import {
  type DnsRule,
  draftOf,
  emptyDraft,
  type RuleDraft,
  type Ruleset,
  ruleErrors,
  ruleOf,
} from './rule.ts';
import { RuleConditions } from './rule-conditions.tsx';
import { RuleWindows } from './rule-windows.tsx';

const words = dns.rules;

interface RuleDialogProps {
  readonly companyId: number | undefined;
  readonly ruleset: Ruleset;
  /** Null for a new rule, which becomes the last. */
  readonly edited: DnsRule | null;
  readonly onClose: () => void;
}

/** Editing a rule: its name, its conditions and what it does. */
export function RuleDialog({ companyId, ruleset, edited, onClose }: RuleDialogProps) {
  // The rules from when the dialog opened: a change by another person must not be overwritten unseen.
  const [{ items: rules, revision }] = useState(ruleset);
  const form = useForm<RuleDraft>({
    initialValues: edited === null ? emptyDraft : draftOf(edited),
    validate: {
      name: isNotEmpty(text.ui.fieldMissing),
      windows: (windows) =>
        windows.every(({ days, from, to }) => days.length > 0 && from !== '' && to !== '')
          ? null
          : words.windowMissing,
    },
  });
  const save = useDnsChange(saveRules(companyId, revision), onClose);
  const draft = form.values;
  const errors = ruleErrors(save.error, ruleOf(draft, null).when);
  const refused = Object.entries(errors);

  function submit(values: RuleDraft) {
    const rule = ruleOf(values, edited?.id ?? null);
    save.mutate(edited === null ? [...rules, rule] : rules.map((one) => (one === edited ? rule : one)));
  }

  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={{ isPending: save.isPending, error: refused.length > 0 ? null : save.error }}
      action={words.save}
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
        {words.whenTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {words.whenHint}
      </Text>
      <RuleConditions draft={draft} errors={errors} onChange={form.setValues} />
      <RuleWindows
        windows={draft.windows}
        error={form.errors.windows ?? errors.windows}
        onChange={(windows) => form.setFieldValue('windows', windows)}
      />
      <Select
        label={words.action}
        data={Object.entries(words.actions).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('action')}
      />
      <Checkbox
        label={words.overridesGuard}
        description={words.overridesGuardHint}
        {...form.getInputProps('overridesGuard', { type: 'checkbox' })}
      />
      {companyId === undefined && (
        <Switch
          label={words.locked}
          description={words.lockedHint}
          {...form.getInputProps('locked', { type: 'checkbox' })}
        />
      )}
      {refused.length > 0 && (
        <ProblemAlert error={{ detail: words.refused, hint: refused.map(complaint).join(' ') }} />
      )}
    </DialogForm>
  );
}

/** The dialog is long, so the errors of its fields are repeated at its end. */
function complaint([field, said]: readonly [string, string]): string {
  const label = field === 'name' ? words.name : words.conditions[field as keyof typeof words.conditions];
  const sentence = /[.!?]$/.test(said) ? said : `${said}.`;
  return label === undefined ? sentence : `${label}: ${sentence}`;
}
