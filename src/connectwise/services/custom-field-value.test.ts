import { describe, expect, it } from 'vitest';
import { toFieldValue } from './custom-field-value.ts';
import type { CustomField } from './custom-fields-setting.ts';

const value = (
  type: CustomField['type'],
  text: string,
  more: { decimals?: number; options?: string[] } = {},
) => {
  const made = toFieldValue({ type, decimals: more.decimals ?? null, options: more.options ?? null }, text);
  return made.kind === 'value' ? made.value : made.kind === 'empty' ? null : made.why;
};

describe('a text as the value of a custom field', () => {
  it.each([
    ['Number', '12', 12],
    ['Number', ' -12.50 ', -12.5],
    ['Currency', '0.1', 0.1],
    ['Checkbox', 'TRUE', true],
    ['Checkbox', 'false', false],
    ['Date', '2026-03-01', '2026-03-01T00:00:00Z'],
    ['Date', '2026-03-01T23:59:59.000Z', '2026-03-01T00:00:00Z'],
    ['Hyperlink', 'https://picket.example/incidents/7', 'https://picket.example/incidents/7'],
    ['Text', ' a \u0000\u0007 b\u202e ', 'a b'],
    ['TextArea', 'a\u0007b\r\n\r\nc\u0000', 'a b\n\nc'],
    ['PhoneNumber', '555 0100', '555 0100'],
  ] as const)('of type %s, %j is %j', (type, text, expected) => {
    expect(value(type, text)).toBe(expected);
  });

  it.each([
    ['Number', '12,5', /not a number/],
    ['Number', '1e3', /not a number/],
    ['Number', '9007199254740993', /not a number/],
    ['Checkbox', 'yes', /neither true nor false/],
    ['Checkbox', '1', /neither true nor false/],
    ['Date', '01.03.2026', /not a date/],
    ['Date', '2026-02-30', /not a date/],
    ['Date', '2026-3-1', /not a date/],
    ['Hyperlink', 'javascript:alert(1)', /not an http or https address/],
    ['Hyperlink', `https://a.example/${'x'.repeat(1_000)}`, /limit is 1000/],
  ] as const)('of type %s, %j is refused', (type, text, why) => {
    expect(value(type, text)).toMatch(why);
  });

  it('has no more decimals than the field; zeros at the end are none', () => {
    expect(value('Number', '1.5', { decimals: 0 })).toMatch(/has 1 decimals, and the field has 0/);
    expect(value('Number', '1.50', { decimals: 1 })).toBe(1.5);
  });

  it('is an option exactly as ConnectWise writes it, if it differs in letter case alone', () => {
    expect(value('Text', 'high', { options: ['Low', 'High'] })).toBe('High');
    expect(value('Text', 'HIGH', { options: ['High', 'high'] })).toMatch(/not an option/);
    expect(value('Text', 'high', { options: ['High', 'high'] })).toBe('high');
    expect(value('Text', 'Highest', { options: ['High'] })).toMatch(/“Highest” is not an option/);
    expect(value('Number', '2', { options: ['1', '2'] })).toBe(2);
  });

  it('is cut between characters that people see', () => {
    const cut = value('Text', `${'x'.repeat(98)}👩‍💻${'y'.repeat(10)}`) as string;
    expect(cut).toBe(`${'x'.repeat(98)}…`);
    expect(value('TextArea', 'z'.repeat(3_000))).toHaveLength(1_000);
  });

  it.each(['', '   ', '\u0000', '\u200b'])('is empty for %j', (text) => {
    expect(value('Text', text)).toBeNull();
  });
});
