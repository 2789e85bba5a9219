import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../../api/problem.ts';
import { allowList } from '../../text/en/allow-list.ts';
import { text } from '../../text/index.ts';
import { CompanySelect } from '../../ui/company-select.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Select } from '../../ui/select.tsx';
import { useAllow } from './queries.ts';

const words = allowList;
const dayMs = 24 * 3_600_000;

interface Values {
  domain: string;
  forWhom: keyof typeof words.forWhomChoices;
  companyId: number | undefined;
  why: string;
  until: keyof typeof words.untilChoices;
  wholeSuffix: boolean;
}

const initialValues: Values = {
  domain: '',
  forWhom: 'company',
  companyId: undefined,
  why: '',
  until: 'never',
  wholeSuffix: false,
};

/** Asks which domain to allow, for which company, why and until when. */
export function NewEntryDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.add}>
      <NewEntryForm onClose={onClose} />
    </Dialog>
  );
}

function NewEntryForm({ onClose }: { onClose: () => void }) {
  const allow = useAllow(({ domain }) => {
    notifications.show({ message: words.allowed(domain) });
    onClose();
  });
  const form = useForm<Values>({
    initialValues,
    validate: {
      domain: isNotEmpty(text.ui.fieldMissing),
      why: isNotEmpty(text.ui.fieldMissing),
      companyId: (id, { forWhom }) =>
        forWhom === 'company' && id === undefined ? words.companyMissing : null,
    },
  });
  const { forWhom, companyId } = form.values;
  const isShared = allow.isError && toProblem(allow.error).code === 'policy.shared_suffix';

  function submit({ domain, why, until, wholeSuffix }: Values) {
    const expiresAt = until === 'never' ? null : new Date(Date.now() + Number(until) * dayMs).toISOString();
    const whose = forWhom === 'all' ? null : (companyId ?? null);
    allow.mutate({ domain, why, companyId: whose, expiresAt, wholeSuffix });
  }

  return (
    <DialogForm form={form} onSubmit={submit} mutation={allow} action={words.allow} onClose={onClose}>
      <TextInput
        label={words.domain}
        description={words.domainHint}
        required
        maxLength={2048}
        data-autofocus
        {...form.getInputProps('domain')}
      />
      {(isShared || form.values.wholeSuffix) && (
        <Checkbox label={words.wholeSuffix} {...form.getInputProps('wholeSuffix', { type: 'checkbox' })} />
      )}
      <SegmentedControl
        aria-label={words.forWhom}
        data={Object.entries(words.forWhomChoices).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('forWhom')}
      />
      {forWhom === 'company' && (
        <CompanySelect
          label={words.company}
          value={companyId}
          onChange={(id) => form.setFieldValue('companyId', id)}
          error={form.errors.companyId}
        />
      )}
      <Textarea
        label={words.why}
        description={words.whyHint}
        required
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('why')}
      />
      <Select
        label={words.until}
        allowDeselect={false}
        data={Object.entries(words.untilChoices).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('until')}
      />
    </DialogForm>
  );
}
