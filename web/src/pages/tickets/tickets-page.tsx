import { Page } from '../../ui/page.tsx';

export function TicketsPage() {
  return <Page title="Tickets">{null}</Page>;
}
