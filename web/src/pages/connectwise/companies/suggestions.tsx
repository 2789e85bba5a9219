import { Button, Group, Stack, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { targetName } from './company-picker.tsx';
import type { Candidate, Suggestion } from './queries.ts';
import { TargetKind } from './target-kind.tsx';

const words = connectWise.companies;
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
  const id = useId();
  return (
    <Stack gap={6} role="group" aria-label={words.suggestions}>
      {suggestion.candidates.slice(0, most).map((candidate) => {
        const kindId = `${id}-${candidate.connectwiseCompanyId}`;
        return (
          <Group key={candidate.connectwiseCompanyId} gap={0}>
            <Button
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
              styles={{ label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.35 } }}
              onClick={() => onAccept(candidate.connectwiseCompanyId)}
              aria-label={words.accept(suggestion.name, targetName(candidate), confidenceOf(candidate))}
              aria-describedby={kindId}
            >
              <span>
                {targetName(candidate)}{' '}
                <Text span size="xs">
                  · {confidenceOf(candidate)}
                </Text>
              </span>
            </Button>
            {/* Beside the button, because the accessible name of a button must be its own text. */}
            <Text span px={8}>
              <TargetKind id={kindId} target={candidate} />
            </Text>
          </Group>
        );
      })}
    </Stack>
  );
}
