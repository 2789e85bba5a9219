import { Group, Pill, SimpleGrid, Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { CompanySelect, companyQuery } from '../../../ui/company-select.tsx';
import { MultiSelect } from '../../../ui/multi-select.tsx';
import { TagsInput } from '../../../ui/tags-input.tsx';
import { type Matches, severities } from './rule-body.ts';

const words = connectWise.routing;

interface RuleConditionsProps {
  readonly matches: Matches;
  readonly onChange: (matches: Matches) => void;
}

const lists = ['reasons', 'verdicts', 'threatLevels', 'devices', 'domains'] as const;

/** The conditions of a rule: companies, and lists of words with wildcards. */
export function RuleConditions({ matches, onChange }: RuleConditionsProps) {
  const change = (part: Partial<Matches>) => onChange({ ...matches, ...part });
  return (
    <Stack>
      <Companies ids={matches.companyIds} onChange={(companyIds) => change({ companyIds })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {lists.map((list) => (
          <TagsInput
            key={list}
            label={words.conditions[list]}
            description={words.pattern}
            placeholder={matches[list].length === 0 ? words.any : ''}
            // A comma may be part of a reason, so only Enter ends one.
            splitChars={[]}
            maxTags={200}
            maxLength={256}
            value={matches[list]}
            onChange={(values) => change({ [list]: values.map((one) => one.trim()).filter(Boolean) })}
            acceptValueOnBlur
          />
        ))}
        <MultiSelect
          label={words.conditions.severities}
          description={words.severityHint}
          placeholder={matches.severities.length === 0 ? words.any : ''}
          data={[...severities]}
          value={matches.severities}
          onChange={(values) => change({ severities: severities.filter((one) => values.includes(one)) })}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Companies({ ids, onChange }: { ids: readonly number[]; onChange: (ids: number[]) => void }) {
  const names = useQueries({ queries: ids.map((id) => companyQuery(id)) });
  return (
    <Stack gap="xs">
      <CompanySelect
        label={words.anyCompany}
        value={undefined}
        onChange={(id) => id !== undefined && !ids.includes(id) && onChange([...ids, id])}
      />
      {ids.length > 0 && (
        <Group gap="xs">
          {ids.map((id, at) => {
            const name = names[at]?.data?.name ?? text.lists.companyNumber(id);
            return (
              <Pill
                key={id}
                withRemoveButton
                onRemove={() => onChange(ids.filter((other) => other !== id))}
                removeButtonProps={{ 'aria-label': words.removeCompany(name), tabIndex: 0 }}
              >
                {name}
              </Pill>
            );
          })}
        </Group>
      )}
    </Stack>
  );
}
