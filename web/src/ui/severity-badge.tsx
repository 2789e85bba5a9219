import { Badge } from '@mantine/core';
import { text } from '../text/index.ts';

type Severity = keyof typeof text.noise.severities;

const colors: Readonly<Record<Severity, string>> = {
  critical: 'red',
  high: 'orange',
  medium: 'yellow',
  low: 'picket',
  informational: 'gray',
};

/** How bad an incident is, in a word; the colour only helps. */
export const SeverityBadge = ({ severity }: { severity: Severity }) => (
  <Badge variant="light" color={colors[severity]} tt="none">
    {text.noise.severities[severity]}
  </Badge>
);
