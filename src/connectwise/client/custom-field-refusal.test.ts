import { describe, expect, it } from 'vitest';
import { refusedCustomFields } from './custom-field-refusal.ts';

const error = (code: string, message: string, field: string) => ({ code, message, field });

describe('a create that ConnectWise refused for a custom field', () => {
  it.each([
    [
      'by path',
      error('MissingRequiredField', 'The Ticket Class field is required.', 'customFields'),
      'Ticket Class',
    ],
    [
      'by its caption',
      error('MissingRequiredField', 'The field is required.', 'Ticket Class/Kind'),
      'Ticket Class/Kind',
    ],
    [
      'by the message',
      error('InvalidField', 'The value of custom field "Class" must be a number.', ''),
      'Class',
    ],
    ['by number', error('NotFound', 'Custom Field 999 not found', 'customFields/id'), '999'],
    [
      'by length',
      error(
        'MaxLengthField',
        'The field Class must be a string with a maximum length of 100.',
        'customFields/value',
      ),
      'Class',
    ],
    [
      'as user-defined',
      error('InvalidField', 'User Defined Field is not valid.', 'customFields[0]'),
      undefined,
    ],
  ])('is recognised %s', (_, inner, name) => {
    expect(refusedCustomFields([inner], 'ticket object is invalid')).toEqual({
      named: name === undefined ? [] : [name],
    });
  });

  it('names several, each once', () => {
    const missing = (name: string) =>
      error('MissingRequiredField', `The ${name} field is required.`, 'customFields');
    expect(refusedCustomFields([missing('One'), missing('Two'), missing('One')], null)?.named).toEqual([
      'One',
      'Two',
    ]);
  });

  it('is recognised without inner errors', () => {
    expect(refusedCustomFields([], 'Custom field "Ticket Class" is required.')).toEqual({
      named: ['Ticket Class'],
    });
  });

  it.each([
    error('MissingRequiredField', 'The summary field is required.', 'summary'),
    error('MissingRequiredField', 'The workType field is required.', 'workType/id'),
    error('NotFound', 'Service Status 17 not found for Service Board 21', 'status/id'),
    error('MaxLengthField', 'The field summary must be a string with a maximum length of 100.', 'summary'),
  ])('is not one for a member of every ticket: $field', (inner) => {
    expect(refusedCustomFields([inner], 'ticket object is invalid')).toBeNull();
  });
});
