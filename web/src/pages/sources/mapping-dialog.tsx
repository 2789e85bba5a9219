import { Button, Divider, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sources } from '../../text/en/sources.ts';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import { changeSource, useSourceChange } from './changes.ts';
import type { DialogProps } from './dialog.ts';
import type { MappingBody } from './mapping-body.ts';
import classes from './mapping-dialog.module.css';
import { MappingFields } from './mapping-fields.tsx';
import { type MappingValues, mappingBody, mappingValues, wrongFields } from './mapping-form.ts';
import { MappingPreview } from './mapping-preview.tsx';
import { presetsQuery } from './mapping-queries.ts';

const words = sources.mapping;

/** How the JSON of a webhook becomes detections: edited beside a sample and its result. */
export function MappingDialog({ source, opened, onClose }: DialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title(source.name)} size="80rem">
      <MappingEditor source={source} onClose={onClose} />
    </Dialog>
  );
}

function MappingEditor({ source, onClose }: Pick<DialogProps, 'source' | 'onClose'>) {
  const presets = useQuery(presetsQuery);
  const saving = useSourceChange(changeSource);
  const saved = (source.config.mapping ?? null) as MappingBody | null;
  const [sample, setSample] = useState('');
  const [removing, removal] = useDisclosure(false);
  const form = useForm<MappingValues>({
    initialValues: mappingValues(saved),
    validate: (values) =>
      Object.fromEntries(
        wrongFields(values).map(({ field, line }) => [`fields.${field}.values`, words.wrongLine(line)]),
      ),
  });
  if (presets.data === undefined && presets.error !== null)
    return <Failed error={presets.error} retry={() => void presets.refetch()} />;
  if (presets.data === undefined) return <Skeleton height={320} aria-busy />;
  const { items } = presets.data;

  function begin(name: string | null) {
    const preset = items.find((one) => one.name === name);
    if (preset === undefined) return;
    form.setValues(mappingValues(preset.mapping as MappingBody));
    setSample(preset.sample);
  }

  const save = (mapping: MappingBody | null) =>
    saving.mutate(
      { id: source.id, config: { mapping } },
      {
        onSuccess() {
          onClose();
          notifications.show({ message: sources.saved(source.name) });
        },
      },
    );

  return (
    <>
      <DialogForm
        form={form}
        onSubmit={(values) => save(mappingBody(values))}
        mutation={saving}
        action={text.ui.save}
        saved={mappingValues(saved)}
        onClose={onClose}
        actionsClassName={classes.actions}
        aside={
          saved !== null && (
            <Button variant="subtle" color="red" onClick={removal.open} mr="auto">
              {words.remove}
            </Button>
          )
        }
      >
        <Text size="sm">{words.intro}</Text>
        <Select
          label={words.preset}
          description={words.presetHint}
          placeholder={words.presetNone}
          data={items.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={begin}
          maw="28rem"
          data-autofocus
        />
        <div className={classes.columns}>
          <Stack className={classes.sample}>
            <Textarea
              label={words.sample}
              description={words.sampleHint}
              autosize
              minRows={8}
              maxRows={10}
              value={sample}
              onChange={(event) => setSample(event.currentTarget.value)}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              spellCheck={false}
            />
            <Divider label={words.preview} labelPosition="left" />
            <MappingPreview
              mapping={mappingBody(form.values)}
              sample={sample}
              defaultVerdict={String(source.config.defaultVerdict ?? 'blocked')}
            />
          </Stack>
          <Stack>
            <TextInput label={words.list} description={words.listHint} {...form.getInputProps('items')} />
            <MappingFields form={form} />
          </Stack>
        </div>
      </DialogForm>
      <Confirm
        opened={removing}
        onClose={removal.close}
        title={words.removeTitle(source.name)}
        action={words.remove}
        dangerous
        mutation={{ ...saving, mutate: () => save(null) }}
      >
        <Text>{words.removeText}</Text>
      </Confirm>
    </>
  );
}
