import { Page } from '../../ui/page.tsx';

export function IncidentsPage() {
  return <Page title="Incidents">{null}</Page>;
}
