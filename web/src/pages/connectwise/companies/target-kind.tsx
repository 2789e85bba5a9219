import { Text } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import { isolatedList } from '../../../text/isolated.ts';

const words = connectWise.companies;

interface Kind {
  readonly status: string | null;
  readonly types: readonly string[];
}

/** Status and types of a ConnectWise company in one line. */
export const kindOf = ({ status, types }: Kind): string =>
  isolatedList([status ?? words.noStatus, ...types].filter((word) => word !== ''));

interface TargetKindProps {
  readonly target: Kind;
  /** The id that a control refers to as its description. */
  readonly id?: string;
}

/** Status and types of a ConnectWise company; a status other than Active stands out. */
export function TargetKind({ target, id }: TargetKindProps) {
  const isActive = target.status?.trim().toLowerCase() === 'active';
  return (
    <Text span id={id} size="xs" truncate fw={isActive ? undefined : 700}>
      {kindOf(target)}
    </Text>
  );
}
