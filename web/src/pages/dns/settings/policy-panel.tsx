import { Checkbox, SimpleGrid, Switch } from '@mantine/core';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { MultiSelect } from '../../../ui/multi-select.tsx';
import { SettingPanel } from '../../../ui/setting-panel.tsx';
import { useEditForm } from '../../../ui/use-edit-form.ts';
import { categoryOptions, contentCategories, threatCategories } from '../categories.ts';
import { type PolicySettings, policyQuery, savePolicy } from '../queries.ts';

const words = dns.settings.policy;
const lists = [
  { value: 'msp_lists', label: words.mspLists },
  { value: 'company_lists', label: words.companyLists },
];

/** Categories that are blocked for all companies, and what opens tickets. */
export function PolicyPanel({ saved }: { saved: PolicySettings }) {
  const mayChange = useMay('admin');
  const form = useEditForm({ saved, queryKey: policyQuery.queryKey, put: savePolicy });
  const { categories, lockedCategories, companiesMayAllowThreats, ticketed } = form.values;
  const listIds = lists.map(({ value }) => value);
  const content = contentCategories(
    saved.categories,
    saved.lockedCategories,
    saved.ticketed.filter((id) => !listIds.includes(id)),
  );
  const all = categoryOptions([...threatCategories, ...content]);
  return (
    <SettingPanel title={words.title} description={words.description} form={form} mayChange={mayChange}>
      <Choices
        label={words.categories}
        hint={words.categoriesHint}
        options={categoryOptions(content)}
        value={categories}
        onChange={(chosen) => form.change({ categories: chosen })}
      />
      <MultiSelect
        label={words.locked}
        description={words.lockedHint}
        placeholder={lockedCategories.length === 0 ? words.none : ''}
        data={all}
        value={lockedCategories}
        onChange={(chosen) => form.change({ lockedCategories: chosen })}
      />
      <Switch
        label={words.mayAllow}
        description={words.mayAllowHint}
        checked={companiesMayAllowThreats}
        onChange={({ currentTarget }) => form.change({ companiesMayAllowThreats: currentTarget.checked })}
      />
      <Choices
        label={words.ticketed}
        hint={words.ticketedHint}
        options={[...all, ...lists]}
        value={ticketed}
        onChange={(chosen) => form.change({ ticketed: chosen })}
      />
    </SettingPanel>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly hint: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string[];
  readonly onChange: (chosen: string[]) => void;
}

function Choices({ label, hint, options, value, onChange }: ChoicesProps) {
  return (
    <Checkbox.Group label={label} description={hint} value={value} onChange={onChange}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
