import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { companies } from '../../text/en/companies.ts';
import { Fact } from '../../ui/fact.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PathLink } from '../../ui/path-link.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Time } from '../../ui/time.tsx';
import { catchAllQuery } from '../company-rules/queries.ts';
import { companyPolicyQuery } from './queries.ts';

const words = companies.facts;

type Company = Answer<'/api/v1/companies/{id}'>;

/** Its source, the ConnectWise company of its tickets, and its protection. Settings of one company are added here. */
export function CompanyFacts({ company }: { company: Company }) {
  const mayMap = useMay('admin');
  const { mapping } = company;
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="sm">
        <Title order={2}>{words.title}</Title>
        <SimpleGrid component="dl" cols={{ base: 1, sm: 2, lg: 3 }} m={0}>
          <Fact term={words.mapping}>
            {mapping === null ? (
              <NotMapped />
            ) : (
              words.mapped(mapping.name, String(mapping.connectwiseCompanyId))
            )}
            {mapping?.problem != null && (
              <ProblemAlert error={{ detail: mapping.problem.message, hint: mapping.problem.hint }} />
            )}
            {mayMap && (
              <Text size="sm">
                <PathLink
                  path={`/settings/mssp/connectwise/companies?${new URLSearchParams({ search: company.name })}`}
                >
                  {words.map}
                </PathLink>
              </Text>
            )}
          </Fact>
          <Fact term={words.policy}>
            <Policy id={company.id} />
          </Fact>
          <Fact term={words.source}>{company.sourceName}</Fact>
          <Fact term={words.externalId}>{company.externalId || words.noId}</Fact>
          <Fact term={words.firstSeen}>
            <Time at={company.firstSeenAt} />
          </Fact>
          <Fact term={words.lastSeen}>
            <Time at={company.lastSeenAt} />
          </Fact>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

/** Where its tickets go nevertheless, if an administrator chose a ConnectWise company for that. */
function NotMapped() {
  const limited = isLimited(useMe());
  const { data } = useQuery({ ...catchAllQuery, enabled: !limited });
  return data?.company == null ? words.notMapped : words.catchAll(data.company.name);
}

function Policy({ id }: { id: number }) {
  const policy = useQuery(companyPolicyQuery(id));
  const limited = isLimited(useMe());
  return (
    <Loaded query={policy} height={20}>
      {(data) =>
        data === null ? (
          words.policyNone
        ) : limited ? (
          data.name
        ) : (
          <TextLink to="/dns/companies/$id" params={{ id: String(id) }}>
            {words.policyOwn}
          </TextLink>
        )
      }
    </Loaded>
  );
}
