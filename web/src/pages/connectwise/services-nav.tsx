import { Button, Group } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { connectWise } from '../../text/en/connectwise.ts';

const words = connectWise.sections;
const base = '/settings/mssp/connectwise/services';
const sections = [
  { to: base, label: words.service },
  { to: `${base}/routing`, label: words.routing },
  { to: `${base}/text`, label: words.text },
  { to: `${base}/next-steps`, label: words.nextSteps },
  { to: `${base}/links`, label: words.links },
  { to: `${base}/custom-fields`, label: words.customFields },
] as const;

/** The parts of the Services tab: ticket service, routing rules, ticket text, devices and contacts. */
export function ServicesNav() {
  const address = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') });
  return (
    <Group component="nav" aria-label={words.label} gap="xs">
      {sections.map(({ to, label }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="compact-md"
          variant={address === to ? 'light' : 'subtle'}
          {...(address === to ? {} : { color: 'gray' })}
          aria-current={address === to ? 'page' : undefined}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
