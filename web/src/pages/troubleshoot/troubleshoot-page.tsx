import { Button, CopyButton, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ClipboardCopy, RefreshCw } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { refresh } from '../../api/query-keys.ts';
import { statusQuery } from '../../api/status.ts';
import { RequireRole } from '../../session/require-role.tsx';
import { troubleshoot as troubleshootText } from '../../text/en/troubleshoot.ts';
import { text } from '../../text/index.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useChecks } from '../../ui/use-checks.ts';
import { checkPage } from '../fix-pages.ts';
import { areas, type Shown, type TroubleshootCheck, troubleshoot } from './checks.ts';
import { Outcome } from './outcome.tsx';
import { reportOf } from './report.ts';

/** Checks everything that tickets depend on, as soon as it is opened. */
export function TroubleshootPage() {
  return (
    <RequireRole needs="admin">
      <Troubleshoot />
    </RequireRole>
  );
}

function Troubleshoot() {
  const words = troubleshootText;
  const { state, run } = useChecks<TroubleshootCheck>();
  const queries = useQueryClient();
  const { data: status } = useQuery(statusQuery);
  const start = useCallback(async () => {
    await run(troubleshoot);
    // The banners and the overview may show what was found.
    void refresh(queries, 'status');
  }, [run, queries]);
  useEffect(() => {
    void start();
  }, [start]);
  const { phase, checks, error, at } = state;

  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.upkeep }]}
      description={words.description}
      actions={
        <>
          <CopyButton value={reportOf(checks, status?.version ?? '', at ?? new Date())}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={<ClipboardCopy size={16} aria-hidden />}
                disabled={phase === 'running' || checks.length === 0}
                onClick={copy}
              >
                {copied ? words.copied : words.copy}
              </Button>
            )}
          </CopyButton>
          <Button
            leftSection={<RefreshCw size={16} aria-hidden />}
            loading={phase === 'running'}
            onClick={start}
          >
            {words.again}
          </Button>
        </>
      }
    >
      <div role="status">
        <Outcome state={state} />
      </div>
      {phase === 'stopped' && <ProblemAlert error={error} />}
      {phase === 'running' && checks.length === 0 ? (
        <Skeleton height={360} aria-busy />
      ) : (
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          {areas.map((area) => (
            <Checks
              key={area}
              title={words.areas[area]}
              checks={checks.filter((check) => check.area === area)}
            />
          ))}
        </SimpleGrid>
      )}
    </Page>
  );
}

function Checks({ title, checks }: { title: string; checks: readonly Shown[] }) {
  if (checks.length === 0) return null;
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2}>{title}</Title>
        <CheckList<TroubleshootCheck>
          label={title}
          checks={checks}
          explainsSkipped
          extra={(check) => <Fix check={check} />}
        />
      </Stack>
    </Paper>
  );
}

function Fix({ check }: { check: TroubleshootCheck }) {
  const words = troubleshootText;
  const page = checkPage(check);
  if (page === null) return null;
  return (
    <Text size="sm">
      <TextLink {...page} aria-label={words.fixFor(check.title)}>
        {words.fix}
      </TextLink>
    </Text>
  );
}
