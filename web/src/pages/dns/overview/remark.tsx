import { Alert, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { Words } from '../../../ui/words.tsx';
import type { Concern } from './concerns.ts';

/** What may be meant, or not, with what to do about it. */
export function Remark({ remark: { detail, hint } }: { remark: Concern }) {
  return (
    <Alert icon={<Info aria-hidden />} title={detail}>
      <Text size="sm">
        <Words>{hint}</Words>
      </Text>
    </Alert>
  );
}
