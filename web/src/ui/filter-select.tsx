import { text } from '../text/index.ts';
import { Select } from './select.tsx';

interface FilterSelectProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly searchable?: boolean;
}

/** A filter with a few options, or any. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, options, value, onChange, searchable = false } = props;
  // An address may contain a value that is not among the options, such as a reason of a newer version: it is shown
  // unchanged.
  const known = value === undefined || options.some((option) => option.value === value);
  return (
    <Select
      label={label}
      placeholder={text.lists.any}
      data={known ? [...options] : [...options, { value, label: value }]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': text.lists.remove(label) }}
      searchable={searchable}
      nothingFoundMessage={text.lists.nothingFound}
    />
  );
}
