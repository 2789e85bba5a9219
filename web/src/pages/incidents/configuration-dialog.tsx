import { Checkbox, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { links } from '../../text/en/links.ts';
import { text } from '../../text/index.ts';
import { isolated } from '../../text/isolated.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { foundConfigurationsQuery, type LinkedDevice, useLinkAction } from './configuration-queries.ts';

const words = links;

interface ConfigurationDialogProps {
  readonly id: number;
  readonly linked: LinkedDevice;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Chooses the configuration of a device among those of the company, read from ConnectWise. */
export function ConfigurationDialog({ id, linked, opened, onClose }: ConfigurationDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.dialogTitle(linked.device)}>
      <ChoiceForm id={id} linked={linked} onClose={onClose} />
    </Dialog>
  );
}

function ChoiceForm({ id, linked, onClose }: Omit<ConfigurationDialogProps, 'opened'>) {
  const act = useLinkAction(id);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 250);
  // After a choice the field contains its name, which is not a search.
  const query = foundConfigurationsQuery(id, search === chosen?.label ? '' : search);
  const { data, error, isFetching } = useQuery({ ...query, placeholderData: keepPreviousData });
  const form = useForm({ mode: 'uncontrolled', initialValues: { pin: false } });
  const options = (data?.items ?? []).map(({ id: value, name, serialNumber }) => ({
    value: String(value),
    label: `${isolated(name)} (${serialNumber === null || serialNumber === '' ? value : `${value}, ${serialNumber}`})`,
  }));
  const submit = ({ pin }: { pin: boolean }) =>
    act.mutate(
      { link: { device: linked.device, configurationId: Number(chosen?.value), pin } },
      {
        onSuccess() {
          notifications.show({ message: words.saved });
          onClose();
        },
      },
    );
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={act}
      action={words.save}
      ready={chosen !== null}
      onClose={onClose}
    >
      <Select
        label={words.search}
        description={words.searchHint}
        data={
          chosen === null || options.some(({ value }) => value === chosen.value)
            ? options
            : [chosen, ...options]
        }
        // ConnectWise did the search, which includes serial numbers.
        filter={({ options: all }) => all}
        value={chosen?.value ?? null}
        onChange={(_, option) => setChosen(option ?? null)}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        data-autofocus
        openOnFocus={false}
        nothingFoundMessage={isFetching ? text.ui.loading : words.nothingFound}
      />
      {data?.more === true && (
        <Text size="sm" c="dimmed">
          {words.more}
        </Text>
      )}
      {error !== null && <ProblemAlert error={error} />}
      <Checkbox
        label={words.pin}
        key={form.key('pin')}
        {...form.getInputProps('pin', { type: 'checkbox' })}
      />
    </DialogForm>
  );
}
