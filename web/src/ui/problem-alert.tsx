import { Alert, Anchor, Button, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { toProblem } from '../api/problem.ts';
import { text } from '../text/index.ts';
import { Words } from './words.tsx';

interface Shown {
  readonly detail: string;
  readonly hint: string;
}

interface ProblemAlertProps {
  /** A thrown value, or a problem in words. */
  readonly error: unknown;
  /** Reads again what could not be read. */
  readonly retry?: () => void;
  readonly children?: ReactNode;
}

/** A problem and what to do about it, next to its cause. */
export function ProblemAlert({ error, retry, children }: ProblemAlertProps) {
  const { detail, hint } = isShown(error) ? error : toProblem(error);
  return (
    <Alert color="red" icon={<TriangleAlert aria-hidden />} title={<Words>{detail}</Words>} role="alert">
      <Text size="sm">
        <Words>{hint}</Words>
      </Text>
      {retry !== undefined && (
        <Button variant="light" size="compact-sm" mt="xs" onClick={retry}>
          {text.ui.tryAgain}
        </Button>
      )}
      {children}
    </Alert>
  );
}

const isShown = (error: unknown): error is Shown =>
  !(error instanceof Error) &&
  typeof error === 'object' &&
  error !== null &&
  'detail' in error &&
  'hint' in error;

/** A link to another site, such as ConnectWise. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor inherit href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </Anchor>
  );
}
