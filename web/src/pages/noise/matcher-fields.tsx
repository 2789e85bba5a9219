import { Stack } from '@mantine/core';
import { text } from '../../text/index.ts';
import { CompaniesField } from '../../ui/companies-field.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { TagsInput } from '../../ui/tags-input.tsx';
import { type Matchers, severities } from './queries.ts';

const { matchers: labels, matcherHints: hints, severities: names } = text.noise;

interface MatcherFieldsProps {
  readonly matchers: Matchers;
  readonly onChange: (matchers: Matchers) => void;
}

/** The conditions for an incident; each filled list narrows them. */
export function MatcherFields({ matchers, onChange }: MatcherFieldsProps) {
  const change = (patch: Partial<Matchers>) => onChange({ ...matchers, ...patch });
  const tags = (kind: 'domains' | 'devices' | 'reasons' | 'verdicts', longest: number) => (
    <TagsInput
      label={labels[kind]}
      description={hints[kind]}
      // A comma may be part of a value, so only Enter or leaving the field ends it.
      splitChars={[]}
      acceptValueOnBlur
      maxTags={50}
      maxLength={longest}
      value={matchers[kind]}
      onChange={(values) => change({ [kind]: values.map((value) => value.trim()).filter(Boolean) })}
    />
  );
  return (
    <Stack gap="sm">
      <CompaniesField
        label={labels.companyIds}
        hint={hints.companyIds}
        value={matchers.companyIds}
        onChange={(companyIds) => change({ companyIds })}
      />
      {tags('domains', 253)}
      {tags('devices', 255)}
      {tags('reasons', 256)}
      {tags('verdicts', 64)}
      <MultiSelect
        label={labels.severities}
        data={severities.map((value) => ({ value, label: names[value] }))}
        value={matchers.severities}
        onChange={(chosen) => change({ severities: severities.filter((one) => chosen.includes(one)) })}
      />
    </Stack>
  );
}
