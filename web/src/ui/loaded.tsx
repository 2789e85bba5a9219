import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

interface LoadedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** The height of the content, so that nothing moves when it arrives. */
  readonly height: number;
  readonly children: (data: Data) => ReactNode;
}

/** A part of a page that is read: its content, a placeholder until then, or why there is none, with a retry. */
export function Loaded<Data>({ query: { data, error, refetch }, height, children }: LoadedProps<Data>) {
  if (data !== undefined) return children(data);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return <Skeleton height={height} aria-busy />;
}
