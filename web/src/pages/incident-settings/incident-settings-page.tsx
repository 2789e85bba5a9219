import { Page } from '../../ui/page.tsx';

export function IncidentSettingsPage() {
  return <Page title="Incidents">{null}</Page>;
}
