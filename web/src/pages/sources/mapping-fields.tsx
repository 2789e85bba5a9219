import { Fieldset, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { text } from '../../text/index.ts';
import { type MappedField, type MappingValues, mappedFields } from './mapping-form.ts';

const words = text.sources.mapping;
type Form = UseFormReturnType<MappingValues>;

/** What of an item becomes which field, which items count, and which say that it is over. */
export function MappingFields({ form }: { form: Form }) {
  return (
    <Stack>
      <Condition form={form} at="only.0" legend={words.only} />
      <Condition form={form} at="only.1" legend={words.andOnly} />
      <Condition form={form} at="over" legend={words.over} />
      {mappedFields.map((field) => (
        <Field key={field} form={form} field={field} />
      ))}
    </Stack>
  );
}

function Condition({ form, at, legend }: { form: Form; at: 'only.0' | 'only.1' | 'over'; legend: string }) {
  return (
    <Fieldset legend={legend} p="xs">
      <SimpleGrid cols={{ base: 1, sm: at === 'over' ? 3 : 2 }} spacing="xs">
        <TextInput label={words.path} {...form.getInputProps(`${at}.path`)} />
        <TextInput label={words.isOneOf} {...form.getInputProps(`${at}.in`)} />
        {at === 'over' && <TextInput label={words.overAt} {...form.getInputProps('over.at')} />}
      </SimpleGrid>
    </Fieldset>
  );
}

function Field({ form, field }: { form: Form; field: MappedField }) {
  const hasValues = field === 'verdict' || field === 'reasons';
  return (
    <Fieldset legend={words.fields[field]} p="xs">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        <TextInput label={words.path} {...form.getInputProps(`fields.${field}.path`)} />
        <TextInput label={words.constant} {...form.getInputProps(`fields.${field}.constant`)} />
      </SimpleGrid>
      {hasValues && (
        <Textarea
          label={words.values}
          description={words.valuesHint}
          autosize
          minRows={1}
          mt="xs"
          {...form.getInputProps(`fields.${field}.values`)}
        />
      )}
    </Fieldset>
  );
}
