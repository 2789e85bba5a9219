import { Divider, NavLink, Stack, Text } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import {
  Activity,
  BellOff,
  BellRing,
  Building2,
  Cable,
  FileText,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  RadioTower,
  ScrollText,
  ShieldAlert,
  ShieldCheck,
  SlidersHorizontal,
  Stethoscope,
  Ticket,
  Users,
} from 'lucide-react';
import { isLimited, useMay, useMe } from '../session/me.ts';
import { text } from '../text/index.ts';
import { isOfAll } from './of-all.tsx';

interface Item {
  readonly label: string;
  readonly to: string;
  readonly icon: LucideIcon;
}

const main: readonly Item[] = [
  { label: text.shell.overview, to: '/', icon: LayoutDashboard },
  { label: text.shell.incidents, to: '/incidents', icon: ShieldAlert },
  { label: text.shell.detections, to: '/detections', icon: Activity },
  { label: text.shell.tickets, to: '/tickets', icon: Ticket },
  { label: text.shell.companies, to: '/companies', icon: Building2 },
  { label: text.shell.reports, to: '/reports', icon: FileText },
  { label: text.shell.noise, to: '/noise', icon: BellOff },
  { label: text.shell.sources, to: '/sources', icon: RadioTower },
  { label: text.shell.dns, to: '/dns', icon: ShieldCheck },
  { label: text.shell.allowList, to: '/allow-list', icon: ListChecks },
];

const sections: readonly { readonly title: string; readonly items: readonly Item[] }[] = [
  {
    title: text.shell.mssp,
    items: [
      { label: text.shell.connectwise, to: '/settings/mssp/connectwise', icon: Cable },
      { label: text.shell.incidentSettings, to: '/settings/mssp/incidents', icon: SlidersHorizontal },
      { label: text.shell.acting, to: '/settings/mssp/acting', icon: MessageSquareText },
    ],
  },
  {
    title: text.shell.access,
    items: [
      { label: text.shell.users, to: '/settings/users', icon: Users },
      { label: text.shell.tokens, to: '/settings/tokens', icon: KeyRound },
    ],
  },
  {
    title: text.shell.upkeep,
    items: [
      { label: text.shell.notifications, to: '/settings/notifications', icon: BellRing },
      { label: text.shell.audit, to: '/settings/audit', icon: ScrollText },
      { label: text.shell.troubleshoot, to: '/settings/troubleshoot', icon: Stethoscope },
    ],
  },
];

/** The pages that everybody has, shown while it is unknown who is signed in. */
export const BareNavigation = () => (
  <Stack gap={2}>
    {main
      .filter(({ to }) => !isOfAll(to))
      .map((item) => (
        <Entry key={item.to} {...item} />
      ))}
  </Stack>
);

/** The pages, and below them, for administrators, the settings. */
export function Navigation() {
  const mayConfigure = useMay('admin');
  const limited = isLimited(useMe());
  return (
    <Stack gap={2}>
      {main
        .filter(({ to }) => !limited || !isOfAll(to))
        .map((item) => (
          <Entry key={item.to} {...item} />
        ))}
      {mayConfigure &&
        sections.map(({ title, items }) => (
          <Stack key={title} gap={2}>
            <Divider my="xs" />
            <Text size="xs" fw={600} c="dimmed" px="sm" pb={2}>
              {title}
            </Text>
            {items.map((item) => (
              <Entry key={item.to} {...item} />
            ))}
          </Stack>
        ))}
    </Stack>
  );
}

function Entry({ label, to, icon: Icon }: Item) {
  const address = useRouterState({ select: (state) => state.location.pathname });
  const active = to === '/' ? address === '/' : address === to || address.startsWith(`${to}/`);
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      leftSection={<Icon size={18} aria-hidden />}
      active={active}
      aria-current={active ? 'page' : undefined}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );
}
