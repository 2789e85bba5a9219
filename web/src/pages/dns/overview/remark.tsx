import { Alert, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { Words } from '../../../ui/words.tsx';
import type { Concern } from './concerns.ts';

/** A finding that may be intended, with what to do. */
export function Remark({ remark: { detail, hint } }: { remark: Concern }) {
  return (
    <Alert icon={<Info aria-hidden />} title={detail}>
      <Text size="sm">
        <Words>{hint}</Words>
      </Text>
    </Alert>
  );
}
