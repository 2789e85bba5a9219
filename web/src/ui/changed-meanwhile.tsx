import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { text } from '../text/index.ts';

interface ChangedMeanwhileProps {
  /** What is saved now, as the values of the form; null once it was deleted. */
  readonly saved: object | null;
  /** What the form shows. */
  readonly values: object;
  /** Whether the form is being saved: the change is then its own. */
  readonly isSent: boolean;
}

/** Says that another person changed or deleted what is being edited: saving would undo their work unseen. */
export function ChangedMeanwhile({ saved, values, isSent }: ChangedMeanwhileProps) {
  const now = JSON.stringify(saved);
  const [first] = useState(now);
  if (isSent || now === first || now === JSON.stringify(values)) return null;
  const words = text.ui.meanwhile[saved === null ? 'deleted' : 'changed'];
  return (
    <Alert color="yellow" icon={<TriangleAlert aria-hidden />} title={words.title} role="status">
      {words.text}
    </Alert>
  );
}
