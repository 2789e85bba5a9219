import { Alert, Anchor, Button, Text } from '@mantine/core';
import { Cable, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { isNotConnected, toProblem } from '../api/problem.ts';
import { text } from '../text/index.ts';
import { TextLink } from './link.tsx';
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
  // A step of the set-up that is still to do is no failure, and to try again would not help.
  if (isNotConnected(error)) return <NotConnected detail={detail} hint={hint} />;
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

function NotConnected({ detail, hint }: Shown) {
  return (
    <Alert color="gray" icon={<Cable aria-hidden />} title={<Words>{detail}</Words>} role="note">
      <Text size="sm">
        <Words>{hint}</Words>
      </Text>
      <Text size="sm" mt={4}>
        <TextLink to="/settings/mssp/connectwise/connection">{text.ui.connect}</TextLink>
      </Text>
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
