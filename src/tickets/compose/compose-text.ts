import type { Problem } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import { compose, type TicketWords } from './compose.ts';
import { isRendered, render } from './render.ts';
import type { TextPart, TicketText } from './ticket-text.ts';
import { type Composition, ticketValues } from './variables.ts';

export interface ComposedText {
  readonly words: TicketWords;
  /** Set if a template failed and the built-in text was used: a broken template must not prevent a ticket. */
  readonly problem: Problem | null;
}

/** The text of an incident's ticket: from the templates if there are any, otherwise the built-in text. */
export function composeText(saved: TicketText, given: Composition): ComposedText {
  const builtIn = compose(given);
  let problem: Problem | null = null;

  function part(name: TextPart, otherwise: string): string {
    const template = saved[name];
    if (template === null) return otherwise;
    const rendering = render(name, template, ticketValues(given), given.timeZone);
    if (isRendered(rendering)) return rendering.text;
    problem ??= problems.templateFailed(name, given.incident.id, rendering.faults);
    return otherwise;
  }

  const words = {
    summary: part('summary', builtIn.summary),
    initialDescription: part('description', builtIn.initialDescription),
  };
  return { words, problem };
}
