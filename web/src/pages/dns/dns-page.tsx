import { Tabs } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { dns } from '../../text/en/dns.ts';
import { Page } from '../../ui/page.tsx';

const tabs = Object.keys(dns.tabs) as (keyof typeof dns.tabs)[];

/** The protective DNS of Picket: its state, companies, lists, feeds, rules and settings. */
export function DnsPage() {
  const address = useRouterState({ select: (state) => state.location.pathname });
  const current = tabs.find((tab) => address.startsWith(`/dns/${tab}`)) ?? 'overview';
  return (
    <Page title={dns.title} description={dns.description}>
      <Tabs value={current} keepMounted={false}>
        <Tabs.List mb="lg">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} renderRoot={(props) => <Link to={`/dns/${tab}`} {...props} />}>
              {dns.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
