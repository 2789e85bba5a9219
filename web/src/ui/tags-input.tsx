import { TagsInput as PlainTagsInput, type TagsInputProps } from '@mantine/core';
import { useLateOptions } from './use-late-options.ts';

/** A field with several texts, whose options are created when it is first reached. */
export function TagsInput(props: TagsInputProps) {
  return <PlainTagsInput {...props} {...useLateOptions(props)} />;
}
