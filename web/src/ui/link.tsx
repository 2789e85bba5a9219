import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Props = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

/** A link to another page of the console. */
export const TextLink = createLink((props: Props) => <Anchor inherit {...props} />);

/** The link of a row. A click anywhere on the row follows it, see follow-row.ts. */
export const RowLink = createLink((props: Props) => (
  <Anchor inherit fw={600} c="inherit" {...props} data-row-link />
));
