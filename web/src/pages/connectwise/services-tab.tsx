import { Page } from '../../ui/page.tsx';

export function ServicesTab() {
  return <Page title="Services">{null}</Page>;
}
