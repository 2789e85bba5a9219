import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { companyRules } from '../../text/en/company-rules.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { CompanyPicker } from '../connectwise/companies/company-picker.tsx';
import { catchAllQuery, useSaveCatchAll } from './queries.ts';

const words = companyRules.catchAll;

/** The ConnectWise company for companies without a mapping, if somebody chose one. */
export function CatchAllPanel() {
  const saved = useQuery(catchAllQuery);
  return (
    <Loaded query={saved} height={190}>
      {({ company }) => <Panel company={company} />}
    </Loaded>
  );
}

function Panel({ company }: Answer<'/api/v1/settings/catch-all'>) {
  const save = useSaveCatchAll();
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="xs" maw={640}>
        <Title order={2}>{words.title}</Title>
        <Text size="sm" c="dimmed">
          {company === null ? words.off : words.on}
        </Text>
        <CompanyPicker
          label={words.choose}
          chosen={company && { ...company, id: company.connectwiseCompanyId }}
          onChoose={({ id }) => save.mutate(id)}
          {...(company === null ? {} : { remove: { label: words.remove, act: () => save.mutate(null) } })}
          disabled={save.isPending}
        />
        {company?.problem != null && (
          <ProblemAlert error={{ detail: company.problem.message, hint: company.problem.hint }} />
        )}
        {save.isError && <ProblemAlert error={save.error} />}
      </Stack>
    </Paper>
  );
}
