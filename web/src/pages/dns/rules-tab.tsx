import { Box, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { dns } from '../../text/en/dns.ts';
import { Failed } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { DnsCompanySelect } from './company-select.tsx';
import type { OfCompany } from './lists/search.ts';
import { dnsCompanyQuery } from './queries.ts';
import { rulesQuery } from './rules/queries.ts';
import { RulesPanel } from './rules/rules-panel.tsx';

const words = dns.rules;

/** Ordered rules, for all companies or of one. */
export function RulesTab() {
  const { companyId } = useSearch({ from: '/inside/dns/rules' });
  const show = useShow<OfCompany>();
  const { data: company } = useQuery(dnsCompanyQuery(companyId));
  const { data: rules, error, refetch } = useQuery(rulesQuery(companyId));
  const title = companyId === undefined ? words.listOfAll : words.listOf(company?.name ?? '…');
  return (
    <Stack gap="lg">
      <Text maw="46rem">{words.intro}</Text>
      <Box maw="24rem">
        <DnsCompanySelect
          label={words.company}
          description={words.companyHint}
          value={companyId}
          onChange={(id) => show({ companyId: id })}
        />
      </Box>
      {rules !== undefined ? (
        <RulesPanel title={title} companyId={companyId} ruleset={rules} />
      ) : error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={320} aria-busy />
      )}
    </Stack>
  );
}
