import { type MultiSelectProps, MultiSelect as PlainMultiSelect } from '@mantine/core';
import { useLateOptions } from './use-late-options.ts';

/** A field with some of several options, whose options are created when it is first reached. */
export function MultiSelect(props: MultiSelectProps) {
  return <PlainMultiSelect {...props} {...useLateOptions(props)} />;
}
