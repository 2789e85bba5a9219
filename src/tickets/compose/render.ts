import { cutText, plainText } from '../../platform/values/text.ts';
import { labelled, summaryLimit } from './compose.ts';
import { parseTemplate, type Template, type TemplateFault } from './template.ts';
import type { TextPart } from './ticket-text.ts';
import { essentials, type TicketValues } from './variables.ts';

/** In characters. ConnectWise states no limit, and nobody reads more. */
export const descriptionLimit = 20_000;

type Essential = keyof typeof essentials;

export interface RenderedPart {
  readonly text: string;
  /** In characters, before it was cut. */
  readonly length: number;
  /** Essential lines that the template does not always print, and Picket therefore added. */
  readonly appended: readonly Essential[];
}

export type Rendering = RenderedPart | { readonly faults: readonly TemplateFault[] };

export const isRendered = (rendering: Rendering): rendering is RenderedPart => 'text' in rendering;

/** One part of a ticket's text, rendered from the template; or the errors of the template. */
export function render(
  part: TextPart,
  source: string,
  values: TicketValues & Record<Essential, string>,
  timeZone: string,
): Rendering {
  const read = parseTemplate(source, timeZone);
  if ('faults' in read) return read;
  const made = read.template.render(values);
  if ('fault' in made) return { faults: [made.fault] };
  return part === 'summary' ? asSummary(made.text) : asDescription(made.text, read.template, values);
}

function asSummary(rendered: string): Rendering {
  const text = plainText(rendered);
  if (text === '') return nothing();
  return { text: cutText(text, summaryLimit), length: text.length, appended: [] };
}

/**
 * A description always says when, which domain and why. If the template does not always print one of these, the line of
 * the built-in text is appended.
 */
function asDescription(
  rendered: string,
  { always }: Template,
  values: TicketValues & Record<Essential, string>,
): Rendering {
  const body = lines(rendered);
  if (body === '') return nothing();
  const appended = (Object.keys(essentials) as Essential[]).filter((name) => !always.has(name));
  const { earlier_tickets: earlier } = values;
  // A further ticket names the earlier ones, even with an old template.
  const unnamed = earlier === null || body.includes(earlier) ? [] : [labelled('Earlier tickets', earlier)];
  const added = appended.map((name) => labelled(essentials[name], values[name]));
  const text = [body, ...added, ...unnamed].join('\n');
  if (text.length > descriptionLimit) {
    return fault(`The description has ${text.length} characters. The limit is ${descriptionLimit}.`);
  }
  return { text, length: text.length, appended };
}

/** Without control characters except line ends, and trimmed. */
const lines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+(?=\n)/g, '')
    .replace(/(?!\n)\p{Cc}+/gu, ' ')
    .trim();

const fault = (message: string): Rendering => ({ faults: [{ message, line: 1, column: 1 }] });
const nothing = () => fault('The text is empty.');
