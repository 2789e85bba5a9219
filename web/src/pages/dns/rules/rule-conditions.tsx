import { SimpleGrid } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import { MultiSelect } from '../../../ui/multi-select.tsx';
import { TagsInput } from '../../../ui/tags-input.tsx';
import { categoryOptions, contentCategories, threatCategories } from '../categories.ts';
import { queryTypes } from '../query-types.ts';
import { type RuleDraft, reaches, textLists } from './rule.ts';

const words = dns.rules;

interface RuleConditionsProps {
  readonly draft: RuleDraft;
  /** By field name. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<RuleDraft>) => void;
}

/** The conditions of a rule, except for its times. */
export function RuleConditions({ draft, errors, onChange }: RuleConditionsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {[...reaches, ...textLists].map((field) => (
        <TagsInput
          key={field}
          label={words.conditions[field]}
          description={words.hints[field]}
          placeholder={draft[field].length === 0 ? words.any : ''}
          maxTags={200}
          maxLength={253}
          acceptValueOnBlur
          {...(field === 'types' ? { data: queryTypes } : {})}
          value={draft[field]}
          onChange={(values) => onChange({ [field]: values.map((one) => one.trim()).filter(Boolean) })}
          error={errors[field]}
        />
      ))}
      <MultiSelect
        label={words.conditions.categories}
        description={words.hints.categories}
        placeholder={draft.categories.length === 0 ? words.any : ''}
        data={categoryOptions([...threatCategories, ...contentCategories(draft.categories)])}
        value={draft.categories}
        onChange={(categories) => onChange({ categories })}
        error={errors.categories}
      />
    </SimpleGrid>
  );
}
