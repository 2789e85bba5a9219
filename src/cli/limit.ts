import { InvalidArgumentError, Option } from 'commander';

export interface ListOptions {
  limit: number;
}

/** How many of the newest items a list shows. */
export const limitOption = () =>
  new Option('--limit <number>', 'how many of the newest to list').default(50).argParser((typed) => {
    const limit = Number(typed);
    if (!Number.isInteger(limit) || limit < 1 || limit > 200)
      throw new InvalidArgumentError('Enter a number from 1 to 200.');
    return limit;
  });

export const limitOf = ({ limit }: ListOptions): string => String(limit);
