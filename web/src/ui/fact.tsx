import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface FactProps {
  readonly term: string;
  readonly children: ReactNode;
}

/** A term and its value in a `<dl>` (`component="dl"` of the surrounding element). */
export function Fact({ term, children }: FactProps) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {term}
      </Text>
      <Text component="dd" m={0}>
        {children}
      </Text>
    </div>
  );
}
