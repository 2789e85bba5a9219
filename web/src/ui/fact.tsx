import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface FactProps {
  readonly term: string;
  readonly children: ReactNode;
}

/** A name and what goes by it, inside a list of such (`<dl>`, by `component="dl"` of what surrounds it). */
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
