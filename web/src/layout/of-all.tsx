import { Building2 } from 'lucide-react';
import { text } from '../text/index.ts';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';

/** Pages about all companies, by the beginning of their addresses. People who are limited to companies may read none. */
const ofAll = {
  '/noise': text.shell.noise,
  '/sources': text.shell.sources,
  '/dns': text.shell.dns,
  '/allow-list': text.shell.allowList,
} as const;

const entryOf = (address: string) =>
  Object.entries(ofAll).find(([start]) => address === start || address.startsWith(`${start}/`));

export const isOfAll = (address: string): boolean => entryOf(address) !== undefined;

/** In place of such a page: nothing of it is read, and nothing seems to have failed. */
export const OfAll = ({ address }: { address: string }) => (
  <Page title={entryOf(address)?.[1] ?? ''}>
    <Empty icon={Building2} title={text.ui.ofAll.title} hint={text.ui.ofAll.hint} />
  </Page>
);
