import { isRendered, render } from './render.ts';
import { bareSample } from './sample.ts';
import type { TemplateFault } from './template.ts';
import type { TextPart, TicketText } from './ticket-text.ts';
import { type Composition, ticketValues } from './variables.ts';

export type PartFault = TemplateFault & { readonly part: TextPart };

const parts = ['summary', 'description'] as const;

/** Every error of the templates, found by parsing, and by rendering two sample incidents. */
export function checkText(text: Pick<TicketText, TextPart>, sample: Composition): PartFault[] {
  return parts.flatMap((part) => {
    const template = text[part];
    if (template === null) return [];
    for (const given of [sample, bareSample(sample)]) {
      const rendering = render(part, template, ticketValues(given), given.timeZone);
      if (!isRendered(rendering)) return rendering.faults.map((fault) => ({ part, ...fault }));
    }
    return [];
  });
}
