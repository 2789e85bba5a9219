import { Page } from '../../ui/page.tsx';

export function CompaniesTab() {
  return <Page title="Companies">{null}</Page>;
}
