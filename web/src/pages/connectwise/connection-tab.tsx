import { Page } from '../../ui/page.tsx';

export function ConnectionTab() {
  return <Page title="Connection">{null}</Page>;
}
