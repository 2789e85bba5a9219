import { Alert, List, Stack, Text } from '@mantine/core';
import { CircleCheck, type LucideIcon, ShieldBan } from 'lucide-react';
import type { Answer } from '../../../api/answer.ts';
import { dns } from '../../../text/en/dns.ts';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';

const words = dns.overview.why;
type Why = Answer<'/api/v1/dns/why'>;
type Explained = NonNullable<Why['decidedBy']>;

/** The verdict, the entry or rule that decided, the other matches, and the result without it. */
export function WhyAnswer({ answer }: { answer: Why }) {
  const { action, summary, decidedBy, alsoMatched, without, generation } = answer;
  const Icon: LucideIcon = action === 'block' ? ShieldBan : CircleCheck;
  return (
    <Alert
      role="status"
      color={action === 'block' ? 'red' : 'picket'}
      icon={<Icon aria-hidden />}
      title={words.actions[action]}
    >
      <Stack gap="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm">{summary}</Text>
        {without !== null && <Text size="sm">{without}</Text>}
        <Stack component="dl" m={0} gap="xs">
          {decidedBy !== null && <Fact term={words.decidedBy}>{explainedText(decidedBy)}</Fact>}
          {alsoMatched.length > 0 && (
            <Fact term={words.alsoMatched}>
              <List size="sm" type="ordered">
                {alsoMatched.map((match) => (
                  <List.Item key={`${match.text} ${match.line}`}>{explainedText(match)}</List.Item>
                ))}
              </List>
            </Fact>
          )}
        </Stack>
        <Text size="xs" c="dimmed">
          {words.generation(formatNumber(generation))}
        </Text>
      </Stack>
    </Alert>
  );
}

const explainedText = ({ text: what, line, inFeed }: Explained): string =>
  line === null ? what : `${what}, ${inFeed ? words.line(line) : words.entry(line)}`;
