import { Button, Group, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { text } from '../../../text/index.ts';
import { targetName } from './company-picker.tsx';
import type { Candidate, Suggestion } from './queries.ts';

const words = text.connectWise.companies;
const most = 3;

interface SuggestionsProps {
  readonly suggestion: Suggestion;
  readonly onAccept: (targetId: number) => void;
  readonly disabled: boolean;
}

/** The confidence of a suggestion, in words. */
export const confidenceOf = ({ confidence, doubt, score }: Candidate): string =>
  doubt === null ? words.confidence[confidence](Math.round(score * 100)) : words.doubt[doubt];

/** Suggestions for a company, best first; a click accepts one. Nothing is accepted automatically. */
export function Suggestions({ suggestion, onAccept, disabled }: SuggestionsProps) {
  return (
    <Group gap={6} role="group" aria-label={words.suggestions}>
      {suggestion.candidates.slice(0, most).map((candidate) => (
        <Button
          key={candidate.connectwiseCompanyId}
          variant="light"
          color={candidate.confidence === 'similar' ? 'gray' : 'picket'}
          size="compact-sm"
          h="auto"
          mih={26}
          py={3}
          fw={500}
          maw="100%"
          disabled={disabled}
          leftSection={<Check size={14} aria-hidden />}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          onClick={() => onAccept(candidate.connectwiseCompanyId)}
          aria-label={words.accept(suggestion.name, targetName(candidate), confidenceOf(candidate))}
        >
          <span>
            {targetName(candidate)}{' '}
            <Text span size="xs">
              · {confidenceOf(candidate)}
            </Text>
          </span>
        </Button>
      ))}
    </Group>
  );
}
