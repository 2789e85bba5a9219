import { Alert, Button, Collapse, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Check } from '../../../api/stream-checks.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { ShownCheck } from '../../../ui/use-checks.ts';
import type { ConnectionForm } from './use-connection-form.ts';
import { type Group, groupOf, type Verdict, verdictOf } from './verdict.ts';

const words = connectWise.connection;
const groups: readonly Group[] = ['reach', 'credentials', 'rights', 'choices'];

/** The results of Verify setup as they arrive. */
export function Verification({ form }: { form: ConnectionForm }) {
  const { verification, isOutdated, isDirty } = form;
  const { phase, checks, error } = verification;
  return (
    <Paper component="section" aria-label={words.result.title}>
      <Stack>
        <Title order={2}>{words.result.title}</Title>
        <div role="status" aria-live="polite">
          {phase === 'idle' && (
            <Text size="sm" c="dimmed">
              {words.result.intro}
            </Text>
          )}
          {phase === 'running' && <Text size="sm">{words.result.running}</Text>}
          {phase === 'done' && !isOutdated && (
            <Outcome checks={checks.filter(hasFinished)} toSave={isDirty && form.isVerified} />
          )}
          {phase !== 'idle' && isOutdated && (
            <Text size="sm" c="dimmed">
              {words.result.changed}
            </Text>
          )}
        </div>
        {phase === 'stopped' && !isOutdated && <ProblemAlert error={error} />}
        {checks.length > 0 && !isOutdated && (
          <Checks
            key={String(verification.at)}
            checks={checks}
            folded={phase === 'done' && form.isVerified}
          />
        )}
      </Stack>
    </Paper>
  );
}

const hasFinished = (check: ShownCheck): check is Check => check.status !== 'pending';

function Outcome({ checks, toSave }: { checks: readonly Check[]; toSave: boolean }) {
  const verdict = verdictOf(checks);
  const { color, title, lines } = outcomeOf(verdict, checks, toSave);
  const Icon = verdict.is === 'ok' ? CircleCheck : TriangleAlert;
  return (
    <Alert color={color} icon={<Icon aria-hidden />} title={title}>
      <Stack gap={4}>
        {lines.map((line) => (
          <Text key={line} size="sm">
            {line}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

function outcomeOf(verdict: Verdict, checks: readonly Check[], toSave: boolean) {
  const { result } = words;
  switch (verdict.is) {
    case 'ok': {
      const passed = checks.filter(({ status }) => status === 'pass').length;
      const unknown = checks.filter(({ status }) => status === 'unknown').length;
      return {
        color: unknown > 0 ? 'yellow' : 'green',
        title: unknown > 0 ? result.unsure : result.ok,
        lines: [
          unknown > 0 ? result.unsureText(passed, unknown) : result.okText(passed),
          ...(toSave ? [result.okUnsaved] : []),
        ],
      };
    }
    case 'choices':
      return { color: 'yellow', title: result.choices, lines: [result.choicesText] };
    case 'unconfirmed':
      return { color: 'yellow', title: result.notConfirmed, lines: [result.notConfirmedText] };
    case 'failed': {
      const { first, missingRights } = verdict;
      const title =
        result.failed[first.id] ??
        (groupOf(first) === 'rights' ? result.failedRights(missingRights) : result.failedOther);
      const lines = groupOf(first) === 'rights' ? [result.failedRightsText] : [first.what, first.hint];
      return { color: 'red', title, lines: lines.filter((line) => line !== undefined) };
    }
  }
}

/** Every check by subject; collapsed if all of them passed. */
function Checks({ checks, folded }: { checks: readonly ShownCheck[]; folded: boolean }) {
  const finished = checks.filter(hasFinished);
  const verdict = verdictOf(finished);
  const saidAbove =
    finished.length === checks.length && verdict.is === 'failed' && groupOf(verdict.first) !== 'rights'
      ? verdict.first.id
      : undefined;
  const [opened, { toggle }] = useDisclosure(
    !folded || checks.some(({ status }) => status !== 'pass' && status !== 'skipped'),
  );
  const list = useId();
  return (
    <>
      {folded && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={toggle}
          aria-expanded={opened}
          aria-controls={list}
          style={{ alignSelf: 'flex-start' }}
        >
          {opened ? words.result.hide : words.result.show}
        </Button>
      )}
      <Collapse expanded={opened} id={list}>
        <Stack>
          {groups.map((group) => {
            const mine = checks.filter((check) => groupOf(check) === group);
            if (mine.length === 0) return null;
            return (
              <Stack key={group} gap={6}>
                <Text fw={600} size="sm">
                  {words.groups[group]}
                </Text>
                <CheckList label={words.groups[group]} checks={mine} saidElsewhere={saidAbove} />
              </Stack>
            );
          })}
        </Stack>
      </Collapse>
    </>
  );
}
