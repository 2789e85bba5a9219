import { Button, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { ProblemDialog } from '../../../ui/problem-dialog.tsx';
import { useDnsChange } from '../queries.ts';
import { FeedFields } from './feed-fields.tsx';
import { bodyOf, type FeedValues, validate, valuesOf } from './feed-form.ts';
import { changeFeed, type DnsFeed, deleteFeed, fetchFeed } from './queries.ts';

const words = dns.feeds;

/** The actions of an administrator on a feed. */
export function FeedActions({ feed }: { feed: DnsFeed }) {
  const [changing, change] = useDisclosure(false);
  return (
    <>
      {feed.enabled && <FetchNow feed={feed} />}
      <Button
        variant="default"
        size="xs"
        leftSection={<Pencil size={14} aria-hidden />}
        onClick={change.open}
      >
        {words.change}
      </Button>
      <DeleteFeed feed={feed} />
      <Dialog opened={changing} onClose={change.close} title={words.changeTitle(feed.name)}>
        <ChangeForm feed={feed} onClose={change.close} />
      </Dialog>
    </>
  );
}

function FetchNow({ feed: { id, name, fetching } }: { feed: DnsFeed }) {
  const fetch = useDnsChange(fetchFeed(id), () => notifications.show({ message: words.fetching(name) }));
  return (
    <>
      <Button
        size="xs"
        leftSection={<RefreshCw size={14} aria-hidden />}
        loading={fetch.isPending}
        disabled={fetching}
        onClick={() => fetch.mutate(false)}
      >
        {words.fetch}
      </Button>
      <ProblemDialog error={fetch.error} onClose={fetch.reset} />
    </>
  );
}

function ChangeForm({ feed, onClose }: { feed: DnsFeed; onClose: () => void }) {
  const change = useDnsChange(changeFeed(feed.id), onClose);
  const form = useForm<FeedValues>({ initialValues: valuesOf(feed), validate });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => change.mutate(bodyOf(values))}
      mutation={change}
      action={words.changeAction}
      saved={valuesOf(feed)}
      onClose={onClose}
    >
      <FeedFields form={form} />
      <Switch
        label={words.enabled}
        description={words.enabledHint}
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
    </DialogForm>
  );
}

function DeleteFeed({ feed: { id, name, names } }: { feed: DnsFeed }) {
  const navigate = useNavigate();
  const [asked, { open, close }] = useDisclosure(false);
  // Leaves the page before the feeds are loaded again without this one.
  const remove = useDnsChange(async () => {
    await deleteFeed(id);
    await navigate({ to: '/dns/feeds' });
  });
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Trash2 size={14} aria-hidden />} onClick={open}>
        {words.remove}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.removeTitle(name)}
        action={words.removeAction}
        dangerous
        mutation={{ ...remove, mutate: () => remove.mutate() }}
      >
        <Text>{words.removeText(names ?? 0)}</Text>
      </Confirm>
    </>
  );
}
