import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useDnsChange } from '../queries.ts';
import { type DnsFeed, fetchFeed } from './queries.ts';

const words = dns.feeds;
const suddenSizes = ['feed.shrunk', 'feed.grown'];

/** For a copy that was refused only because of its size: a person can accept it. */
export function AcceptSize({ feed: { id, name, problem } }: { feed: DnsFeed }) {
  const [asked, { open, close }] = useDisclosure(false);
  const accept = useDnsChange(fetchFeed(id), close);
  if (problem === null || !suddenSizes.includes(problem.code)) return null;
  return (
    <>
      <Button size="xs" variant="default" mt="sm" onClick={open}>
        {words.accept}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.acceptTitle(name)}
        action={words.accept}
        mutation={{ ...accept, mutate: () => accept.mutate(true) }}
      >
        <Text>{words.acceptText}</Text>
      </Confirm>
    </>
  );
}
