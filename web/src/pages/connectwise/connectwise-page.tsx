import { Tabs } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { RequireRole } from '../../session/require-role.tsx';
import { connectWise } from '../../text/en/connectwise.ts';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { SetUpNext } from '../overview/set-up-next.tsx';

const tabs = ['connection', 'companies', 'services'] as const;
const base = '/settings/mssp/connectwise';

/** Settings → MSSP settings → ConnectWise: three tabs, in the order of set-up. */
export function ConnectWisePage() {
  const address = useRouterState({ select: (state) => state.location.pathname });
  const current = tabs.find((tab) => address.startsWith(`${base}/${tab}`)) ?? 'connection';
  return (
    <Page
      title={connectWise.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.mssp }]}
      description={connectWise.description}
    >
      <SetUpNext />
      <RequireRole needs="admin">
        <Tabs value={current} keepMounted={false}>
          <Tabs.List mb="lg">
            {tabs.map((tab) => (
              <Tabs.Tab
                key={tab}
                value={tab}
                renderRoot={(props) => <Link to={`${base}/${tab}`} {...props} />}
              >
                {connectWise.tabs[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={current}>
            <Outlet />
          </Tabs.Panel>
        </Tabs>
      </RequireRole>
    </Page>
  );
}
