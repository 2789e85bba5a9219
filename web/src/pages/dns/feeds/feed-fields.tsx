import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { dns } from '../../../text/en/dns.ts';
import { Select } from '../../../ui/select.tsx';
import { categoryOptions, contentCategories, threatCategories } from '../categories.ts';
import { automatic, type FeedValues, intervalChoices } from './feed-form.ts';

const words = dns.feeds;
const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const formats = optionsOf({ [automatic]: words.detected, ...words.formats });
const { usual, ...reaches } = words.reaches;
const reachOptions = optionsOf({ [automatic]: usual, ...reaches });

/** The name, address, format and interval of a feed. */
export function FeedFields({ form }: { form: UseFormReturnType<FeedValues> }) {
  const { category, everyHours } = form.values;
  return (
    <>
      <TextInput
        label={words.name}
        description={words.nameHint}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={words.address}
        description={words.addressHint}
        required
        maxLength={2000}
        spellCheck={false}
        {...form.getInputProps('address')}
      />
      <Select
        label={words.category}
        description={words.categoryHint}
        data={categoryOptions([...threatCategories, ...contentCategories([category])])}
        allowDeselect={false}
        searchable
        {...form.getInputProps('category')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select label={words.format} data={formats} allowDeselect={false} {...form.getInputProps('format')} />
        <Select
          label={words.every}
          data={intervalChoices(everyHours).map((hours) => ({
            value: String(hours),
            label: words.hours(hours),
          }))}
          allowDeselect={false}
          {...form.getInputProps('everyHours')}
        />
      </SimpleGrid>
      <Select
        label={words.reach}
        description={words.reachHint}
        data={reachOptions}
        allowDeselect={false}
        {...form.getInputProps('plainReach')}
      />
    </>
  );
}
