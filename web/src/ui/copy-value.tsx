import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { original } from '../api/visible-text.ts';
import { text } from '../text/index.ts';
import classes from './copy-value.module.css';

interface CopyValueProps {
  readonly value: string;
  /** Which key copies it in a list: see use-row-keys.ts. */
  readonly kind: 'domain' | 'device' | 'address';
  /** The value as it is shown. */
  readonly children: ReactNode;
}

/**
 * A value of a row, with a button that copies it, visible while the pointer is over the row. For the keyboard, the row
 * has keys for it.
 */
export function WithCopy({ value, kind, children }: CopyValueProps) {
  return (
    <div className={classes.copies}>
      {children}
      <CopyButton value={original(value)}>
        {({ copied, copy }) => (
          <ActionIcon
            className={classes.copy}
            variant="subtle"
            color="gray"
            size={20}
            tabIndex={-1}
            data-copy={kind}
            data-copied={copied || undefined}
            title={text.ui.copy}
            aria-label={copied ? text.ui.copied : `${text.ui.copy} ${value}`}
            onClick={copy}
          >
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
