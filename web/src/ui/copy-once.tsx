import { ActionIcon, Code, CopyButton, Group, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { text } from '../text/index.ts';

/** A value to copy, such as a secret that is shown once. */
export function CopyOnce({ value, label }: { value: string; label: string }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Code block aria-label={label} style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? text.ui.copied : text.ui.copy}>
            <ActionIcon variant="light" onClick={copy} aria-label={`${text.ui.copy}: ${label}`} size="lg">
              {copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
