import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { account } from '../../text/en/account.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DisableTwoFactor } from './disable-two-factor.tsx';
import { EnableTwoFactor } from './enable-two-factor.tsx';
import { NewBackupCodes } from './new-backup-codes.tsx';

const words = account.twoFactor;

/** Whether sign-in asks for a second factor, and the dialogs that change it. */
export function TwoFactor({ enabled }: { enabled: boolean }) {
  const [turningOn, on] = useDisclosure(false);
  const [turningOff, off] = useDisclosure(false);
  const [renewing, renew] = useDisclosure(false);
  return (
    <Stack>
      <Title order={2}>{words.title}</Title>
      <Text>{enabled ? words.on : words.off}</Text>
      {enabled ? (
        <>
          <Button variant="light" onClick={renew.open}>
            {words.newCodes}
          </Button>
          <Button variant="default" onClick={off.open}>
            {words.turnOff}
          </Button>
        </>
      ) : (
        <Button variant="light" onClick={on.open}>
          {words.turnOn}
        </Button>
      )}
      {/* The last step shows the backup codes, so a click outside must not close it. */}
      <Dialog opened={turningOn} onClose={on.close} title={words.title} closeOnClickOutside={false}>
        <EnableTwoFactor onDone={on.close} />
      </Dialog>
      <Dialog opened={turningOff} onClose={off.close} title={words.turnOff}>
        <DisableTwoFactor onDone={off.close} />
      </Dialog>
      <Dialog opened={renewing} onClose={renew.close} title={words.newCodes} closeOnClickOutside={false}>
        <NewBackupCodes onDone={renew.close} />
      </Dialog>
    </Stack>
  );
}
