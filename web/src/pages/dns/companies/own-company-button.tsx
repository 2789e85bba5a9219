import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { ProblemDialog } from '../../../ui/problem-dialog.tsx';
import { useDnsChange } from '../queries.ts';
import { addOwnCompany } from './queries.ts';

const words = dns.companies;

/** Opens the company of the MSP itself, and creates it if needed. */
export function OwnCompanyButton() {
  const navigate = useNavigate();
  const add = useDnsChange(addOwnCompany, ({ id, name, networks }) => {
    if (networks.length === 0) notifications.show({ message: words.added(name) });
    void navigate({ to: '/dns/companies/$id', params: { id: String(id) } });
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<Building2 size={16} aria-hidden />}
        loading={add.isPending}
        onClick={() => add.mutate(undefined)}
      >
        {words.addOwn}
      </Button>
      <ProblemDialog error={add.error} onClose={add.reset} />
    </>
  );
}
