import { Tabs } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';

const tabs = ['silences', 'accepted', 'maintenance', 'severity'] as const;

/** Everything that prevents tickets: silences, accepted risks, maintenance, and the treatment of each severity. */
export function NoisePage() {
  const address = useRouterState({ select: (state) => state.location.pathname });
  const current = tabs.find((tab) => address.startsWith(`/noise/${tab}`)) ?? 'silences';
  return (
    <Page title={text.noise.title} description={text.noise.description}>
      <Tabs value={current} keepMounted={false}>
        <Tabs.List mb="lg">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} renderRoot={(props) => <Link to={`/noise/${tab}`} {...props} />}>
              {text.noise.tabs[tab]}
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
