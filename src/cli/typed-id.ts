import { wrongUse } from './io.ts';

/** A typed id, for a path. */
export function typedId(typed: string | undefined): string {
  const text = typed ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw wrongUse(`“${text}” is not an id.`, 'Enter a number from the column ID of the list.');
  return text;
}
