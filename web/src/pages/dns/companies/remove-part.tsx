import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useDnsChange } from '../queries.ts';
import { type Part, removePart } from './queries.ts';

interface RemovePartProps {
  readonly companyId: number;
  readonly part: Part;
  readonly partId: number;
  /** The name by which the reader knows it. */
  readonly name: string;
}

/** Removes a network or device, or revokes a token, after a question. */
export function RemovePart({ companyId, part, partId, name }: RemovePartProps) {
  const words = dns.companies[part];
  const [asked, { open, close }] = useDisclosure(false);
  const remove = useDnsChange(removePart(companyId, part, partId), close);
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="red" onClick={open} aria-label={words.removeOf(name)}>
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
        <Text>{words.removeText}</Text>
      </Confirm>
    </>
  );
}
