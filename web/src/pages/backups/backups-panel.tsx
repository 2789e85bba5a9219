import { Button, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import { backups as backupsText } from '../../text/en/backups.ts';
import { Fact } from '../../ui/fact.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import { BackupFiles } from './backup-files.tsx';
import { type Backups, backupsQuery, isPending, useBackUpNow } from './queries.ts';
import { sizeOf } from './size-of.ts';

const words = backupsText;

/** The last valid backup, the last failure, and the files. */
export function BackupsPanel() {
  const { data, error, refetch } = useQuery(backupsQuery);
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack maw={640}>
        <Title order={2}>{words.title}</Title>
        <Text c="dimmed">
          <Words>{words.description}</Words>
        </Text>
        {data !== undefined ? (
          <State backups={data} />
        ) : error !== null ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height={240} aria-busy />
        )}
      </Stack>
    </Paper>
  );
}

function State({ backups }: { backups: Backups }) {
  const now = useBackUpNow();
  const { problem, passphraseProblem, files } = backups;
  const pending = now.isPending || isPending(backups);
  return (
    <>
      {passphraseProblem !== null ? (
        <ProblemAlert error={{ detail: passphraseProblem.message, hint: passphraseProblem.hint }} />
      ) : (
        problem !== null && <ProblemAlert error={{ detail: problem.message, hint: problem.hint }} />
      )}
      {now.isError && passphraseProblem === null && <ProblemAlert error={now.error} />}
      <Facts backups={backups} />
      <Group>
        <Button
          variant="default"
          leftSection={<DatabaseBackup size={16} aria-hidden />}
          loading={pending}
          disabled={passphraseProblem !== null}
          onClick={() => now.mutate()}
        >
          {words.now}
        </Button>
        <Text size="sm" role="status">
          {pending ? words.writing : ''}
        </Text>
      </Group>
      <BackupFiles files={files} />
    </>
  );
}

function Facts({ backups }: { backups: Backups }) {
  const { lastSuccess, late, nextAt, folder, passphraseProblem, lastFailureAt, problem } = backups;
  return (
    <SimpleGrid component="dl" cols={{ base: 1, sm: 2 }} spacing="sm" m={0}>
      <Fact term={words.last}>
        {lastSuccess === null ? (
          words.none
        ) : (
          <>
            <Time at={lastSuccess.at} as="ago" />, {sizeOf(lastSuccess.bytes)}
            <Text size="sm" c={late ? 'red' : 'dimmed'}>
              {late ? words.late : words.readBack(lastSuccess.host)}
            </Text>
          </>
        )}
      </Fact>
      <Fact term={words.next}>{nextAt === null ? words.notPlanned : <Time at={nextAt} />}</Fact>
      <Fact term={words.folder}>
        <Text span style={{ overflowWrap: 'anywhere' }}>
          {folder}
        </Text>
      </Fact>
      <Fact term={words.secrets}>{passphraseProblem === null ? words.sealed : words.notSealed}</Fact>
      {lastFailureAt !== null && (
        <Fact term={words.failedAt}>
          <Time at={lastFailureAt} />
          {problem === null && (
            <Text size="sm" c="dimmed">
              {words.succeededSince}
            </Text>
          )}
        </Fact>
      )}
    </SimpleGrid>
  );
}
