import { plural } from '../../../platform/values/text.ts';
import type { MessageItem } from '../message.ts';

/** A sign at the beginning of a line, which also colour-blind readers can distinguish. */
export function mark({ state, severity }: MessageItem): string {
  if (state === 'ended') return '✓';
  return severity === 'error' ? '✗' : '!';
}

export const moreLine = (more: number): string => `and ${plural(more, 'other')}: see \`picket status\`.`;
