import { describe, expect, it } from 'vitest';
import { statusChosen } from './status-chosen.ts';

const at = new Date('2026-03-01T12:00:00Z');
const entry = (text: string, by = 'SRivera', source?: string) => ({
  text,
  by,
  at,
  ...(source === undefined ? {} : { source }),
});
const to = (name: string, by?: string, source?: string) =>
  entry(`Status has been changed from "New" to "${name}"`, by, source);
const chosen = (...trail: ReturnType<typeof entry>[]) => statusChosen(trail, 'Allow it')?.member ?? null;

describe('who chose a status', () => {
  it('is the member who made the last change of status, to this one', () => {
    expect(chosen(to('Allow it'))).toBe('SRivera');
    expect(chosen(to('Allow it'), entry('Summary changed to x', 'Workflow'))).toBe('SRivera');
    expect(chosen(to('Allow it', 'TNguyen'), to('New'), to('Allow it'))).toBe('SRivera');
  });

  it.each(['Status: New → Allow it', 'status = Allow it', "Ticket status updated to 'ALLOW IT'."])(
    'is read from %j',
    (text) => expect(chosen(entry(text))).toBe('SRivera'),
  );

  it('is nobody if the trail does not show it', () => {
    expect(chosen()).toBeNull();
    expect(chosen(entry('Summary changed to "Allow it"'))).toBeNull();
    expect(chosen(to('Allow it'), to('New', 'Workflow'))).toBeNull();
    expect(chosen(entry('Status has been changed from "Allow it" to "New"'))).toBeNull();
    expect(chosen(to('Do not Allow it'))).toBeNull();
    expect(chosen(to('Allow it', ''))).toBeNull();
    expect(statusChosen([{ text: 'Status: Allow it', at }], 'Allow it')).toBeNull();
    expect(statusChosen([{ text: 'Status: Allow it', by: 'SRivera' }], 'Allow it')).toBeNull();
  });

  it.each(['Workflow', 'Email Connector', 'Customer Portal', 'API'])(
    'is no member on whose behalf %s did it',
    (source) => expect(chosen(to('Allow it', 'SRivera', source))).toBeNull(),
  );
});
