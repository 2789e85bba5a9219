import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';
import { templateLimit } from './engine.ts';

const templateSchema = z.string().min(1).max(templateLimit).nullable();

/** The administrator's templates for tickets; null if the built-in text is used. */
export const ticketTextSchema = z
  .object({
    summary: templateSchema.describe('Liquid. null: the built-in text.'),
    description: templateSchema.describe('Liquid. null: the built-in text.'),
    problem: problemSchema
      .nullable()
      .describe('Set when a template failed for a ticket, until the templates are saved.'),
  })
  .meta({ id: 'TicketText' });

export type TicketText = z.infer<typeof ticketTextSchema>;

export const ticketText: Setting<TicketText> = {
  name: 'ticket_text',
  schema: ticketTextSchema,
  initial: { summary: null, description: null, problem: null },
};

export type TextPart = 'summary' | 'description';

/** The built-in text as templates, to start from. A test compares it with the result of `compose`. */
export const defaultTemplates: Readonly<Record<TextPart, string>> = {
  summary:
    'DNS threat {{ verdict }}: {{ domain }}{% if device %} on {{ device }}{% endif %}{% if reason %} ({{ reason }}){% endif %}',
  description: `Date/time: {{ date_time }}.
Domain: {{ domains }}.
Block reasons: {{ reasons }}.
{% if earlier_tickets %}Earlier tickets: {{ earlier_tickets }}.
{% endif %}Verdict: {{ verdict }}.
Company: {{ company }}.
{% if devices %}Device: {{ devices }}.
{% endif %}{% if client_addresses %}Client address: {{ client_addresses }}.
{% endif %}{% if users %}User: {{ users }}.
{% endif %}{% if processes %}Process: {{ processes }}.
{% endif %}{% if domain_age %}Domain age: {{ domain_age }}.
{% endif %}{% if registrar %}Registrar: {{ registrar }}.
{% endif %}{% if categories %}Category: {{ categories }}.
{% endif %}{% if policies %}Policy: {{ policies }}.
{% endif %}Detections: {{ detections }}.
First seen: {{ first_seen }}.
Last seen: {{ last_seen }}.
Source: {{ source }}.
Picket incident: {{ incident }}.
What to do next: {{ next_steps }}`,
};
