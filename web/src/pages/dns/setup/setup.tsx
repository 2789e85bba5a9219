import { Accordion, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { CopyOnce } from '../../../ui/copy-once.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useDohAddress } from '../companies/doh-address.ts';
import { isLoopback, isWildcard } from '../endpoint.ts';
import { placeRemarks } from '../overview/concerns.ts';
import { Remark } from '../overview/remark.tsx';
import { type DnsStatus, dnsStatusQuery } from '../queries.ts';
import { type Guide, guidesFor } from './guides.ts';
import { newUuid } from './mac-profile.ts';

const words = dns.setup;

/** How to configure the network of a company for Picket, with the addresses of this installation filled in. */
export function Setup() {
  const status = useQuery(dnsStatusQuery);
  return (
    <Loaded query={status} height={700}>
      {(known) => <Guides status={known} />}
    </Loaded>
  );
}

const randomUuid = () => newUuid(crypto.getRandomValues(new Uint8Array(16)));

function Guides({ status: { listening } }: { status: DnsStatus }) {
  const dohAddress = useDohAddress();
  const known = reachable(listening);
  const [typed, setTyped] = useState<{ first?: string; second?: string; doh?: string }>({});
  const [ids] = useState(() => [randomUuid(), randomUuid()] as const);
  const first = typed.first ?? known[0] ?? '';
  const second = typed.second ?? '';
  const doh = typed.doh ?? dohAddress('TOKEN');
  const servers = [first, second].map((address) => address.trim()).filter(Boolean);
  const guides = guidesFor({
    servers: servers.length === 0 ? [words.unknown] : servers,
    doh: doh.trim() || dohAddress('TOKEN'),
    ids,
  });
  const field = (name: keyof typeof typed, value: string) => ({
    label: words[name],
    description: words[`${name}Hint`],
    maxLength: 300,
    value,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack>
        <Title order={2}>{words.title}</Title>
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
        {placeRemarks(listening).map((remark) => (
          <Remark key={remark.detail} remark={remark} />
        ))}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput {...field('first', first)} />
          <TextInput {...field('second', second)} />
        </SimpleGrid>
        <TextInput {...field('doh', doh)} />
        {servers.length < 2 && <Remark remark={words.oneOnly} />}
        <Accordion variant="separated" order={3}>
          {guides.map((guide) => (
            <GuideItem key={guide.id} guide={guide} />
          ))}
        </Accordion>
      </Stack>
    </Paper>
  );
}

function GuideItem({ guide: { id, title, about, steps } }: { guide: Guide }) {
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>{title}</Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text size="sm">{about}</Text>
          <Stack component="ol" gap="sm" m={0} pl="lg">
            {steps.map((step) => (
              <li key={step.text}>
                <Text size="sm" mb={4}>
                  {step.command === undefined ? step.text : `${step.text}:`}
                </Text>
                {step.command !== undefined && (
                  <CopyOnce label={words.copy(step.text)} value={step.command} />
                )}
              </li>
            ))}
          </Stack>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** The addresses at which other machines reach this node, if they are known. */
function reachable(listening: DnsStatus['listening']): readonly string[] {
  const { hostname } = globalThis.location;
  const named = listening.filter((place) => !isLoopback(place) && !isWildcard(place)).map(({ host }) => host);
  // A host name is not an address, and a page opened on this machine itself does not show how others reach it.
  const ofPage = /^[\d.]+$/.test(hostname) && !hostname.startsWith('127.') ? [hostname] : [];
  return listening.some(isWildcard) ? [...ofPage, ...named] : named;
}
