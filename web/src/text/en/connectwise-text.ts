import { isolating } from '../isolated.ts';
export const ticketTextText = isolating({
  title: 'Text of tickets',
  intro:
    'Summary and description are Liquid templates. Changes apply to tickets that are sent after you save. The preview below shows the text of a ticket while you type.',
  summary: 'Summary',
  summaryHint: 'One line. ConnectWise accepts 100 characters. Picket cuts longer text.',
  description: 'Description',
  descriptionHint:
    'Every description has date/time, domain and block reasons. If the template does not always print them, Picket adds them at the end.',
  builtIn: 'Picket’s default',
  own: 'Your own',
  reset: (part: string) => `Reset to Picket’s default: ${part}`,
  fault: (line: number, column: number, message: string) => `Line ${line}, column ${column}: ${message}`,
  count: (length: number, limit: number) =>
    length > limit ? `${length} of ${limit} characters: the rest is cut` : `${length} of ${limit} characters`,
  preview: 'Preview',
  incident: 'Incident',
  incidentHint: 'Its number. Leave it empty for the newest.',
  ofIncident: (id: number, company: string) => `Incident ${id}, ${company}`,
  madeUp: 'There is no incident yet. This is a sample.',
  cannot: 'There is no preview. The field above shows the fault.',
  appended: (what: readonly string[]) => `Added by Picket at the end: ${what.join(', ')}.`,
  variables: 'Variables for templates',
  variable: 'Variable',
  meaning: 'Meaning',
  example: 'Example',
  filters: 'Filters',
  filtersHint: 'Write a filter after a variable and a bar: {{ company | upcase }}.',
  filter: 'Filter',
  filterMeaning: 'Effect',
  tags: (tags: readonly string[]) => `Tags: ${tags.join(', ')}.`,
});
