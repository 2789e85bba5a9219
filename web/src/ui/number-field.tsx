import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A number in the settings. An empty field is not a number: it stays as typed, and `error` reports it. */
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
