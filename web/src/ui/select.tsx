import { Select as PlainSelect, type SelectProps } from '@mantine/core';
import { useLateOptions } from './use-late-options.ts';

/** A field with one of several options, whose options are created when it is first reached. */
export function Select<Value extends string = string>(props: SelectProps<Value>) {
  return <PlainSelect<Value> {...props} {...useLateOptions(props)} />;
}
