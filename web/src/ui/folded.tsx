import { Paper, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './folded.module.css';

interface FoldedProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A section that is rarely read: collapsed on the screen, and open on paper. */
export function Folded({ title, children }: FoldedProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2}>
        <UnstyledButton
          className={classes.toggle}
          fz="inherit"
          fw="inherit"
          aria-expanded={opened}
          aria-controls={id}
          onClick={toggle}
        >
          <ChevronRight size={18} aria-hidden className={classes.sign} />
          {title}
        </UnstyledButton>
      </Title>
      <div id={id} className={opened ? undefined : classes.closed}>
        {children}
      </div>
    </Paper>
  );
}
