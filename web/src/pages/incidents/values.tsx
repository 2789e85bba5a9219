import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { text } from '../../text/index.ts';

const shownAtFirst = 5;

/** Several values of one kind: the first few, or all of them on request. */
export function Values({ values }: { values: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (values.length === 0) return text.ui.none;
  const shown = all ? values : values.slice(0, shownAtFirst);
  return (
    <>
      {shown.map((value) => (
        <Text key={value}>{value}</Text>
      ))}
      {values.length > shownAtFirst && (
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.incidents.showLess : text.incidents.showAll(values.length)}
        </Button>
      )}
    </>
  );
}
