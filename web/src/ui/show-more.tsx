import { Button, Center } from '@mantine/core';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface ShowMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    readonly fetchNextPage: () => unknown;
  };
}

/** Below a list of `usePages`, while it has more pages. */
export function ShowMore({ query }: ShowMoreProps) {
  if (!query.hasNextPage) return null;
  if (query.isFetchNextPageError)
    return <ProblemAlert error={query.error} retry={() => void query.fetchNextPage()} />;
  return (
    <Center>
      <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {text.ui.showMore}
      </Button>
    </Center>
  );
}
