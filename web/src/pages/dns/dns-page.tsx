import { Tabs } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { isLimited, useMe } from '../../session/me.ts';
import { dns } from '../../text/en/dns.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';

const tabs = Object.keys(dns.tabs) as (keyof typeof dns.tabs)[];

/** The protective DNS of Picket: its state, companies, lists, feeds, rules and settings. */
export function DnsPage() {
  const address = useRouterState({ select: (state) => state.location.pathname });
  const current = tabs.find((tab) => address.startsWith(`/dns/${tab}`)) ?? 'overview';
  // Lists, feeds and rules concern all companies, so these pages are not for users who see only some.
  if (isLimited(useMe()))
    return (
      <Page title={dns.title}>
        <Empty icon={ShieldCheck} title={dns.limited} hint={dns.limitedHint} />
      </Page>
    );
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
