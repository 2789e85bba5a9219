import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A number of the settings. Empty is no number: it stays as it is typed, and `error` says so. */
export function NumberField(props: NumberInputProps) {
  return (
    <NumberInput
      clampBehavior="none"
      allowNegative={false}
      styles={{ wrapper: { maxWidth: '15rem' } }}
      {...props}
    />
  );
}
