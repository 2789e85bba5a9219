import { Alert, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { ExternalLink } from '../../../ui/problem-alert.tsx';
import { useDnsChange } from '../queries.ts';
import { FeedFields } from './feed-fields.tsx';
import { bodyOf, type FeedValues, validate, valuesOfNew } from './feed-form.ts';
import { addFeed, type CatalogueEntry } from './queries.ts';

const words = dns.feeds;

interface NewFeedDialogProps {
  readonly opened: boolean;
  /** The list of the catalogue to add; null for an address that a person enters. */
  readonly entry: CatalogueEntry | null;
  readonly onClose: () => void;
}

/** Adds a feed, and opens its page. */
export function NewFeedDialog({ opened, entry, onClose }: NewFeedDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.add}>
      <NewFeedForm entry={entry} onClose={onClose} />
    </Dialog>
  );
}

function NewFeedForm({ entry, onClose }: Omit<NewFeedDialogProps, 'opened'>) {
  const navigate = useNavigate();
  const add = useDnsChange(addFeed, ({ id, name }) => {
    notifications.show({ message: words.added(name) });
    onClose();
    void navigate({ to: '/dns/feeds/$id', params: { id: String(id) } });
  });
  const form = useForm<FeedValues>({ initialValues: valuesOfNew(entry), validate });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => add.mutate(bodyOf(values))}
      mutation={add}
      action={words.addAction}
      onClose={onClose}
    >
      {entry !== null && (
        <Alert icon={<Scale aria-hidden />}>
          <Text size="sm">{words.terms(entry.attribution, entry.licence)}</Text>
          <Text size="sm">
            <ExternalLink href={entry.website}>{words.website}</ExternalLink>
          </Text>
        </Alert>
      )}
      <FeedFields form={form} />
    </DialogForm>
  );
}
