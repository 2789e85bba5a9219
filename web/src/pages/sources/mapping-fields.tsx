import { Button, Fieldset, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { sources } from '../../text/en/sources.ts';
import { TagsInput } from '../../ui/tags-input.tsx';
import {
  type MappedField,
  type MappingValues,
  mappedFields,
  mostConditions,
  noCondition,
} from './mapping-form.ts';

const words = sources.mapping;
type Form = UseFormReturnType<MappingValues>;

/** Which value of an item fills which field, which items count, and which report an end. */
export function MappingFields({ form }: { form: Form }) {
  return (
    <Stack>
      <Only form={form} />
      <Condition form={form} at="over" legend={words.over} />
      <Text size="sm">{words.fieldsHint}</Text>
      {mappedFields.map((field) => (
        <Field key={field} form={form} field={field} />
      ))}
    </Stack>
  );
}

/** All of them must be true for an item: as many as the mapping has, and more on request. */
function Only({ form }: { form: Form }) {
  const { only } = form.values;
  return (
    <>
      {numbered(only.length).map(({ key, at }) => (
        <Condition
          key={key}
          form={form}
          at={`only.${at}`}
          legend={at === 0 ? words.only : words.andOnly}
          onRemove={() => form.removeListItem('only', at)}
        />
      ))}
      {only.length < mostConditions && (
        <Group>
          <Button size="xs" variant="default" onClick={() => form.insertListItem('only', noCondition)}>
            {only.length === 0 ? words.addFirst : words.addNext}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Only their position identifies conditions. */
const numbered = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `only ${at}`, at }));

interface ConditionProps {
  readonly form: Form;
  readonly at: `only.${number}` | 'over';
  readonly legend: string;
  readonly onRemove?: () => void;
}

function Condition({ form, at, legend, onRemove }: ConditionProps) {
  return (
    <Fieldset legend={legend} p="xs">
      <SimpleGrid cols={{ base: 1, sm: at === 'over' ? 3 : 2 }} spacing="xs">
        <TextInput label={words.path} {...form.getInputProps(`${at}.path`)} />
        <TagsInput
          label={words.isOneOf}
          description={words.isOneOfHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          splitChars={[',']}
          acceptValueOnBlur
          {...form.getInputProps(`${at}.in`)}
        />
        {at === 'over' && <TextInput label={words.overAt} {...form.getInputProps('over.at')} />}
      </SimpleGrid>
      {onRemove !== undefined && (
        <Button size="xs" variant="subtle" mt="xs" onClick={onRemove}>
          {words.removeCondition}
        </Button>
      )}
    </Fieldset>
  );
}

function Field({ form, field }: { form: Form; field: MappedField }) {
  const hasValues = field === 'verdict' || field === 'reasons' || form.values.fields[field].values !== '';
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
