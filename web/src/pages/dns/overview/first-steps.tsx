import { Box, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkOptions, linkOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { CopyOnce } from '../../../ui/copy-once.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { sourcesQuery } from '../../sources/queries.ts';
import { isWildcard } from '../endpoint.ts';
import { feedsQuery } from '../feeds/queries.ts';
import { type DnsStatus, firstListsQuery, useFoundCompanies } from '../queries.ts';
import { SwitchResolver } from './switch-resolver.tsx';

const words = dns.overview.steps;
type StepName = keyof typeof words.names;

/** Whether it is known which steps remain, or that this cannot be read. */
export function useStepsKnown(): boolean {
  const companies = useFoundCompanies('');
  const lists = useQuery(firstListsQuery);
  const feeds = useQuery(feedsQuery);
  const sources = useQuery(sourcesQuery);
  return [companies, lists, feeds, sources].every(({ isPending }) => !isPending);
}

/** The remaining steps before the first blocked query; nothing after it. */
export function FirstSteps({ status }: { status: DnsStatus }) {
  const mayConfigure = useMay('admin');
  const { data: companies } = useFoundCompanies('');
  const { data: lists } = useQuery(firstListsQuery);
  const { data: feeds } = useQuery(feedsQuery);
  const { data: sources } = useQuery(sourcesQuery);
  if (companies === undefined || lists === undefined || feeds === undefined || sources === undefined)
    return null;

  const [first] = companies.items;
  const blocks =
    lists.items.some(({ kind, entries }) => kind === 'block' && entries > 0) ||
    feeds.items.some(({ enabled, names }) => enabled && names !== null);
  const done: Readonly<Record<StepName, boolean>> = {
    on: status.enabled,
    company: first !== undefined,
    network: companies.items.some(({ networks, tokens }) => networks.length + tokens.length > 0),
    list: blocks,
    try:
      (status.totals?.blocked ?? 0) > 0 ||
      sources.some(({ kind, lastDetectionAt }) => kind === 'resolver' && lastDetectionAt !== null),
  };
  const names = Object.keys(words.names) as StepName[];
  if (names.every((name) => done[name])) return null;

  const actions: Readonly<Record<StepName, (isNext: boolean) => ReactNode>> = {
    on: (isNext) => (
      <SwitchResolver label={words.names.on.action} size="xs" variant={isNext ? 'filled' : 'default'} />
    ),
    company: (isNext) => (
      <GoTo label={words.names.company.action} isNext={isNext} link={linkOptions({ to: '/dns/companies' })} />
    ),
    network: (isNext) =>
      first !== undefined && (
        <GoTo
          label={words.names.network.action}
          isNext={isNext}
          link={linkOptions({ to: '/dns/companies/$id', params: { id: String(first.id) } })}
        />
      ),
    list: (isNext) => (
      <GoTo label={words.names.list.action} isNext={isNext} link={linkOptions({ to: '/dns/lists' })} />
    ),
    try: () =>
      status.listening.length > 0 && (
        <Box flex="1 1 100%">
          <CopyOnce label={words.command} value={digCommand(status)} />
        </Box>
      ),
  };
  return (
    <Steps
      title={words.title}
      description={mayConfigure ? words.text : words.reader}
      steps={names.map((name) => ({
        id: name,
        title: words.names[name].title,
        text: words.names[name].text,
        done: done[name],
        ...(mayConfigure ? { action: actions[name] } : {}),
      }))}
    />
  );
}

/** A query for a name that the reader fills in. */
function digCommand({ listening: [place] }: DnsStatus): string {
  const host = place === undefined || isWildcard(place) ? globalThis.location.hostname : place.host;
  const port = place === undefined || place.port === 53 ? '' : ` -p ${place.port}`;
  return `dig @${host}${port} bad.example`;
}

interface GoToProps {
  readonly label: string;
  readonly isNext: boolean;
  readonly link: LinkOptions;
}

function GoTo({ label, isNext, link }: GoToProps) {
  return (
    <Button
      renderRoot={(props) => <Link {...link} {...props} />}
      size="xs"
      variant={isNext ? 'filled' : 'default'}
    >
      {label}
    </Button>
  );
}
