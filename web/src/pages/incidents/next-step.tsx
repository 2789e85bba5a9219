import { Text } from '@mantine/core';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { PathLink } from '../../ui/path-link.tsx';
import { isForAdmins, pageOfReason } from '../reason-page.ts';
import type { Incident } from './queries.ts';

const { nextSteps } = text.incidents;
/** The page of the incident's reason; in the list of companies, at the company of the incident. */
function stepOf(incident: Incident) {
  const found = pageOfReason(incident.decision.reason);
  if (found?.page !== 'companies') return found === null ? null : { ...found, label: nextSteps[found.page] };
  const search = new URLSearchParams({ search: incident.companyName });
  return {
    ...found,
    path: `${found.path}${found.path.includes('?') ? '&' : '?'}${search}`,
    label: nextSteps.companies(rowCompanyLabel(incident)),
  };
}

/** Links to the page where a user can change the reason for the hold. Only administrators can open settings. */
export function NextStep({ incident }: { incident: Incident }) {
  const isAdmin = useMay('admin');
  const step = stepOf(incident);
  const limited = isLimited(useMe());
  if (step === null || limited) return null;
  if (isForAdmins(step) && !isAdmin) return <Text c="dimmed">{nextSteps.administrator}</Text>;
  return (
    <div>
      <PathLink path={step.path}>{step.label}</PathLink>
    </div>
  );
}
