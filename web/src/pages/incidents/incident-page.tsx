import { Page } from '../../ui/page.tsx';

export function IncidentPage() {
  return <Page title="Incident">{null}</Page>;
}
