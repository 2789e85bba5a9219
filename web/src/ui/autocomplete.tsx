import { type AutocompleteProps, Autocomplete as PlainAutocomplete } from '@mantine/core';
import { useLateOptions } from './use-late-options.ts';

/** A text field with suggestions, whose options are created when it is first reached. */
export function Autocomplete(props: AutocompleteProps) {
  return <PlainAutocomplete {...props} {...useLateOptions(props)} />;
}
