import { Input, Pill, Stack } from '@mantine/core';
import { text } from '../text/index.ts';
import { CompanyName, CompanySelect } from './company-select.tsx';

interface CompaniesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly number[];
  readonly onChange: (ids: number[]) => void;
}

/** Several companies, added and removed one by one. */
export function CompaniesField({ label, hint, value, onChange }: CompaniesFieldProps) {
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <CompanySelect
        label={label}
        value={undefined}
        onChange={(id) => id !== undefined && !value.includes(id) && onChange([...value, id])}
      />
      {value.length === 0 ? (
        <Input.Description>{hint}</Input.Description>
      ) : (
        <Pill.Group>
          {value.map((id) => (
            <Pill
              key={id}
              styles={{ root: { height: 'auto' }, label: { overflowWrap: 'anywhere', whiteSpace: 'normal' } }}
              withRemoveButton
              removeButtonProps={{
                'aria-label': text.lists.remove(text.lists.companyNumber(id)),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => onChange(value.filter((one) => one !== id))}
            >
              <CompanyName id={id} />
            </Pill>
          ))}
        </Pill.Group>
      )}
    </Stack>
  );
}
