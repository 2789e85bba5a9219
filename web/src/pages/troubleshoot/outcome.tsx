import { Alert, Progress, Text } from '@mantine/core';
import { CircleCheck, Stethoscope, TriangleAlert } from 'lucide-react';
import { troubleshoot } from '../../text/en/troubleshoot.ts';
import { Time } from '../../ui/time.tsx';
import type { ChecksState } from '../../ui/use-checks.ts';
import type { TroubleshootCheck } from './checks.ts';

/** The overall result, or the progress. */
export function Outcome({ state: { phase, checks, at } }: { state: ChecksState<TroubleshootCheck> }) {
  const words = troubleshoot;
  const count = (status: string) => checks.filter((check) => check.status === status).length;
  if (phase === 'running') {
    const done = checks.length - count('pending');
    return (
      <Alert color="gray" icon={<Stethoscope aria-hidden />}>
        <Text size="sm">{checks.length === 0 ? words.starting : words.running(done, checks.length)}</Text>
        <Progress value={checks.length === 0 ? 0 : (100 * done) / checks.length} mt="xs" aria-hidden />
      </Alert>
    );
  }
  if (phase !== 'done') return null;
  const failed = count('fail');
  return (
    <Alert
      color={failed > 0 ? 'red' : 'green'}
      icon={failed > 0 ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
      title={failed > 0 ? words.failed(failed) : words.ok}
    >
      <Text size="sm">{failed > 0 ? words.failedText : words.okText(count('pass'))}</Text>
      {count('unknown') > 0 && <Text size="sm">{words.unknown(count('unknown'))}</Text>}
      {at !== null && (
        <Text size="sm">
          {words.at} <Time at={at.toISOString()} />
        </Text>
      )}
    </Alert>
  );
}
