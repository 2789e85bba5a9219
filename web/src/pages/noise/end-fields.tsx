import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';

const words = text.noise.end;

export type EndChoice = keyof typeof words.choices;
const choices: readonly EndChoice[] = ['1', '8', '24', '168', '720', 'date', 'forever'];

export interface End {
  readonly choice: EndChoice;
  /** In the form of the browser's field, in the viewer's time zone. */
  readonly date: string;
}

/** The end for the API: null for no end; undefined if it is missing or in the past. */
export function endOf({ choice, date }: End, now: Date): string | null | undefined {
  if (choice === 'forever') return null;
  const at = choice === 'date' ? new Date(date) : new Date(now.getTime() + Number(choice) * 3_600_000);
  return at > now ? at.toISOString() : undefined;
}

interface EndFieldsProps {
  readonly end: End;
  readonly onChange: (end: End) => void;
  readonly error: ReactNode;
}

/** How long something lasts; "no end" is an explicit choice. */
export function EndFields({ end, onChange, error }: EndFieldsProps) {
  return (
    <>
      <Select
        label={words.label}
        data={choices.map((value) => ({ value, label: words.choices[value] }))}
        value={end.choice}
        onChange={(value) => onChange({ ...end, choice: choices.find((one) => one === value) ?? '24' })}
        allowDeselect={false}
        required
      />
      {end.choice === 'date' && (
        <TextInput
          type="datetime-local"
          label={words.date}
          value={end.date}
          onChange={(event) => onChange({ ...end, date: event.currentTarget.value })}
          error={error}
          required
        />
      )}
    </>
  );
}
