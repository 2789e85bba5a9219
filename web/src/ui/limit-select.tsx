import { Radio, Stack } from '@mantine/core';
import type { Role } from '../session/me.ts';
import { text } from '../text/index.ts';
import { CompaniesField } from './companies-field.tsx';

const words = text.ui.limit;

/** The error of the choice in a form: “some companies”, but none chosen. */
export const missingCompanies = (companyIds: readonly number[] | null, { role }: { readonly role: Role }) =>
  role !== 'admin' && companyIds?.length === 0 ? words.none : null;

interface LimitSelectProps {
  /** Null for all companies. */
  readonly value: readonly number[] | null;
  readonly onChange: (companyIds: number[] | null) => void;
}

/** A choice between all companies and some; a user or a token then sees only these. */
export function LimitSelect({ value, onChange }: LimitSelectProps) {
  return (
    <>
      <Radio.Group
        label={words.label}
        value={value === null ? 'all' : 'some'}
        onChange={(choice) => onChange(choice === 'all' ? null : [])}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="all" label={words.all} />
          <Radio value="some" label={words.some} description={words.someMeans} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <CompaniesField label={words.companies} hint={words.none} value={value} onChange={onChange} />
      )}
    </>
  );
}
