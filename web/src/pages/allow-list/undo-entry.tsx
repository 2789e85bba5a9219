import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { allowList } from '../../text/en/allow-list.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { IncidentCount } from '../../ui/incident-count.tsx';
import { type Entry, useUndo } from './queries.ts';

const words = allowList;

export function UndoEntry({ entry: { id, domain, companyId, companyName } }: { entry: Entry }) {
  const [opened, { open, close }] = useDisclosure(false);
  const undo = useUndo(id, close);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={open}
        aria-label={words.undoOf(domain, companyName ?? words.allCompanies)}
      >
        {words.undo}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={words.undoTitle(domain)}
        action={words.undoAction}
        mutation={undo}
      >
        <Text>{words.undoFor(companyName ?? words.allCompanies)}</Text>
        {opened && (
          <IncidentCount
            filter={{ reason: 'domain_allowed', domain, ...(companyId === null ? {} : { companyId }) }}
          >
            {words.undoCount}
          </IncidentCount>
        )}
        <Text>{words.undoText}</Text>
      </Confirm>
    </>
  );
}
