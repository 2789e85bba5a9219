import { z } from 'zod';

/** A text that is compared as a whole: spaces at its ends are part of it. Sources write such block reasons. */
export const exactText = (longest: number) => z.string().min(1).max(longest).optional();
