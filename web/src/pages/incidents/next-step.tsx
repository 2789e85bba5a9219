import { Text } from '@mantine/core';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { PathLink } from '../../ui/path-link.tsx';
import type { Incident } from './queries.ts';

const { nextSteps } = text.incidents;
const mssp = '/settings/mssp';

interface Step {
  readonly path: string;
  readonly label: string;
}

const settings: Step = { path: `${mssp}/incidents`, label: nextSteps.settings };
const services: Step = { path: `${mssp}/connectwise/services`, label: nextSteps.services };

/** Where the reader changes what holds an incident, or what gives it no ticket. */
const steps: Readonly<Record<string, Step>> = {
  service_not_enabled: services,
  ticket_service_incomplete: services,
  ticket_service_invalid: services,
  connection_unhealthy: { path: `${mssp}/connectwise/connection`, label: nextSteps.connection },
  silenced: { path: '/noise/silences', label: nextSteps.silences },
  maintenance: { path: '/noise/maintenance', label: nextSteps.maintenance },
  accepted: { path: '/noise/accepted', label: nextSteps.accepted },
  severity_not_ticketed: { path: '/noise/severity', label: nextSteps.severity },
  below_threshold: { path: '/noise/severity', label: nextSteps.severity },
  daily_digest: { path: '/noise/severity', label: nextSteps.severity },
  category_not_ticketed: { path: '/dns', label: nextSteps.dns },
  domain_allowed: { path: '/allow-list', label: nextSteps.allowList },
  awaiting_release: { path: '/incidents?reason=awaiting_release&state=open', label: nextSteps.release },
  waiting_to_group: settings,
  recurred_recently: settings,
  verdict_not_ticketed: settings,
  reason_muted: settings,
  held_too_long: settings,
  storm: settings,
  occurred_long_ago: settings,
};

/** The list of companies, at the one of the incident. */
function mappingOf(incident: Incident, show?: 'unmapped' | 'gone'): Step {
  const query = new URLSearchParams({
    ...(show === undefined ? {} : { show }),
    search: incident.companyName,
  });
  return {
    path: `${mssp}/connectwise/companies?${query}`,
    label: nextSteps.companies(rowCompanyLabel(incident)),
  };
}

function stepOf(incident: Incident): Step | undefined {
  const { reason } = incident.decision;
  if (reason === 'company_not_mapped') return mappingOf(incident, 'unmapped');
  if (reason === 'mapped_company_gone') return mappingOf(incident, 'gone');
  if (reason === 'company_tickets_off' || reason === 'company_quiet_hours') return mappingOf(incident);
  return steps[reason];
}

/** Links to the page where what the incident waits for is changed. Settings are open to administrators alone. */
export function NextStep({ incident }: { incident: Incident }) {
  const isAdmin = useMay('admin');
  const step = stepOf(incident);
  const limited = isLimited(useMe());
  if (step === undefined || limited) return null;
  if (step.path.startsWith('/settings') && !isAdmin) return <Text c="dimmed">{nextSteps.administrator}</Text>;
  return (
    <div>
      <PathLink path={step.path}>{step.label}</PathLink>
    </div>
  );
}
