import { InvalidArgumentError, Option } from 'commander';

export interface ListOptions {
  limit: number;
}

/** For more items, use a download. */
const mostListed = 10_000;

/** How many of the newest items a list shows. */
export const limitOption = () =>
  new Option('--limit <number>', 'how many of the newest to list').default(50).argParser((typed) => {
    const limit = Number(typed);
    if (!Number.isInteger(limit) || limit < 1 || limit > mostListed)
      throw new InvalidArgumentError(`Enter a number from 1 to ${mostListed.toLocaleString('en')}.`);
    return limit;
  });
