import { drawFocus, type Focus, focuses } from './focus.ts';
import { seeded } from './random.ts';
import { drawTheme, type Theme, themes } from './theme.ts';

/** What a run may be about: its focus, or its theme. */
export type Subject = Focus | Theme;

export const subjects: readonly Subject[] = [...focuses, ...themes];

export const isAbout = (seed: number, subject: Subject): boolean =>
  drawTheme(seed) === subject || drawFocus(seeded(seed)) === subject;
