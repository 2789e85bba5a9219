import { useState } from 'react';
import { users } from '../../text/en/users.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { LimitSelect } from '../../ui/limit-select.tsx';
import { changeUser, useUserMutation } from './queries.ts';
import type { UserDialogProps } from './user-dialog.ts';

const words = users;

/** Limits a user to companies, or lets them see all. */
export function ChangeCompanies({ user, opened, onClose }: UserDialogProps) {
  const [companyIds, setCompanyIds] = useState(user.companies?.map(({ id }) => id) ?? null);
  const change = useUserMutation<unknown, void>(() => changeUser(user.id, { companyIds }), onClose);
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={words.changeCompaniesOf(user.name)}
      action={words.changeCompanies}
      ready={companyIds === null || companyIds.length > 0}
      mutation={change}
    >
      <LimitSelect value={companyIds} onChange={setCompanyIds} />
    </Confirm>
  );
}
