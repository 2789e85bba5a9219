import { Page } from '../../ui/page.tsx';

export function TroubleshootPage() {
  return <Page title="Troubleshoot">{null}</Page>;
}
