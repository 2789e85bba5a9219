import { useMutation } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { account } from '../../text/en/account.ts';
import { AskPassword } from './ask-password.tsx';

const words = account.twoFactor;

export function DisableTwoFactor({ onDone }: { onDone: () => void }) {
  const disable = useMutation({
    mutationFn: (password: string) => read(api.POST('/api/auth/two-factor/disable', { body: { password } })),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      onDone();
    },
  });
  return (
    <AskPassword action={words.turnOff} mutation={disable}>
      {words.offText}
    </AskPassword>
  );
}
