import { z } from 'zod';
import { isRendered, render } from './render.ts';
import { defaultTemplates, type TextPart, type TicketText } from './ticket-text.ts';
import { type Composition, essentials, ticketValues } from './variables.ts';

const faultSchema = z.object({ message: z.string(), line: z.number(), column: z.number() });

const partSchema = z.object({
  text: z.string().nullable().describe('null when the template cannot be rendered; `faults` says why.'),
  length: z.number().describe('In characters, before it was cut.'),
  faults: z.array(faultSchema),
});

export const previewSchema = z
  .object({
    incidentId: z.number().nullable().describe('The incident of the ticket; null: a sample incident.'),
    companyName: z.string(),
    summary: partSchema,
    description: partSchema.extend({
      appended: z
        .array(z.string())
        .describe('Lines that the template does not always contain, so Picket added them at the end.'),
    }),
  })
  .meta({ id: 'TicketPreview' });

/** The text of a ticket: each part from its template, or built-in; or the errors of the template. */
export function preview(text: Pick<TicketText, TextPart>, given: Composition): z.infer<typeof previewSchema> {
  const values = ticketValues(given);
  function part(name: TextPart) {
    const rendering = render(name, text[name] ?? defaultTemplates[name], values, given.timeZone);
    return isRendered(rendering)
      ? { ...rendering, faults: [], appended: rendering.appended.map((one) => essentials[one]) }
      : { text: null, length: 0, faults: [...rendering.faults], appended: [] };
  }
  const { appended: _, ...summary } = part('summary');
  return {
    incidentId: given.incident.id === 0 ? null : given.incident.id,
    companyName: given.companyName,
    summary,
    description: part('description'),
  };
}
