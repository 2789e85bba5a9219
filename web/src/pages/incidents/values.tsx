import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { text } from '../../text/index.ts';
import classes from './values.module.css';

const shownAtFirst = 5;
/** An incident keeps so many values of each kind. */
const mostKept = 50;

/** Several values of one kind: the first few, or all of them on request and on paper. */
export function Values({ values }: { values: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (values.length === 0) return text.ui.none;
  const isFull = values.length >= mostKept;
  return (
    <>
      {values.map((value, at) => (
        <Text key={value} className={at < shownAtFirst || all ? undefined : classes.more}>
          {value}
        </Text>
      ))}
      {values.length > shownAtFirst && (
        <Button
          className={classes.button}
          variant="subtle"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? text.incidents.showLess
            : isFull
              ? text.incidents.showFirst(values.length)
              : text.incidents.showAll(values.length)}
        </Button>
      )}
      {isFull && (
        <Text size="xs" c="dimmed">
          {text.incidents.firstOnly(mostKept)}
        </Text>
      )}
    </>
  );
}
