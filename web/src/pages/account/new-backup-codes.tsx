import { useMutation } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { account } from '../../text/en/account.ts';
import { AskPassword } from './ask-password.tsx';
import { BackupCodes } from './backup-codes.tsx';

const words = account.twoFactor;

export function NewBackupCodes({ onDone }: { onDone: () => void }) {
  const make = useMutation({
    mutationFn: (password: string) =>
      read(api.POST('/api/auth/two-factor/generate-backup-codes', { body: { password } })),
  });
  if (make.isSuccess) return <BackupCodes codes={make.data.backupCodes} onDone={onDone} />;
  return (
    <AskPassword action={words.newCodes} mutation={make}>
      {words.newCodesText}
    </AskPassword>
  );
}
