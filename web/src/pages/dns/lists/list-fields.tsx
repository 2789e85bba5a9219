import { Radio, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { dns } from '../../../text/en/dns.ts';
import { Select } from '../../../ui/select.tsx';
import { categoryOptions, contentCategories, threatCategories } from '../categories.ts';
import { DnsCompanySelect } from '../company-select.tsx';
import type { DnsList } from '../queries.ts';

const words = dns.lists;
export const kinds = Object.keys(words.kinds) as DnsList['kind'][];

export interface ListValues {
  readonly name: string;
  readonly kind: DnsList['kind'];
  readonly category: string;
  readonly companyId: number | undefined;
  readonly locked: boolean;
}

interface ListFieldsProps {
  readonly form: UseFormReturnType<ListValues>;
  /** The owner and the kind of a list cannot change after it is created. */
  readonly isNew: boolean;
}

/** The name, kind, owner and reason of a list. */
export function ListFields({ form, isNew }: ListFieldsProps) {
  const { companyId, category } = form.values;
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
      {isNew && (
        <>
          <Radio.Group label={words.kind} {...form.getInputProps('kind')}>
            <Stack gap="xs" mt={6}>
              {kinds.map((kind) => (
                <Radio
                  key={kind}
                  value={kind}
                  label={words.kinds[kind]}
                  description={words.kindMeans[kind]}
                />
              ))}
            </Stack>
          </Radio.Group>
          <DnsCompanySelect
            label={words.forCompany}
            description={words.forCompanyHint}
            value={companyId}
            onChange={(id) => form.setFieldValue('companyId', id)}
          />
        </>
      )}
      <Select
        label={words.category}
        description={words.categoryHint}
        data={categoryOptions([...threatCategories, ...contentCategories([category])])}
        allowDeselect={false}
        searchable
        {...form.getInputProps('category')}
      />
      {companyId === undefined && (
        <Switch
          label={words.locked}
          description={words.lockedHint}
          {...form.getInputProps('locked', { type: 'checkbox' })}
        />
      )}
    </>
  );
}
