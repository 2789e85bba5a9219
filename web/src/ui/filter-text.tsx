import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { text } from '../text/index.ts';

interface FilterTextProps extends Omit<TextInputProps, 'value' | 'onChange' | 'label'> {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Milliseconds after the last key: long enough not to send half a word to the server. */
const pauseMs = 350;

/** A text filter, which applies when typing pauses, or at Enter. */
export function FilterText({ value, onChange, ...props }: FilterTextProps) {
  const [typed, setTyped] = useState(value ?? '');
  const settle = useDebouncedCallback((now: string) => onChange(now.trim() || undefined), pauseMs);

  // The address may change in other ways: a removed filter, or a step back.
  useEffect(() => {
    if (!settle.isPending()) setTyped(value ?? '');
  }, [value, settle]);

  function type(now: string) {
    setTyped(now);
    settle(now);
  }

  return (
    <TextInput
      {...props}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Enter' && settle.flush()}
      maxLength={200}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="sm"
            aria-label={text.lists.remove(props.label)}
            onClick={() => {
              type('');
              settle.flush();
            }}
          />
        )
      }
    />
  );
}
