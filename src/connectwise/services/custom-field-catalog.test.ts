import { describe, expect, it } from 'vitest';
import type { CustomFieldRecord } from '../client/custom-field-types.ts';
import { catalogOf, optionsOf, typeOf } from './custom-field-catalog.ts';
import { customFieldProblems } from './custom-field-problems.ts';
import type { CustomField } from './custom-fields-setting.ts';
import { refreshField } from './refresh-custom-field.ts';
import { faultsOf } from './verify-custom-fields.ts';

const board = { locationId: 11, departmentId: 10 };
const field = (id: number, more: Partial<CustomFieldRecord> = {}): CustomFieldRecord => ({
  id,
  caption: `Field ${id}`,
  type: 'Text',
  ...more,
});
const onTickets = (defined: CustomFieldRecord[], shown: CustomFieldRecord[] | null) =>
  Object.fromEntries(catalogOf(defined, shown, null, board).fields.map((one) => [one.id, one.onTickets]));

describe('which custom fields are those of tickets', () => {
  const defined = [
    field(1, { screen: 'Service Ticket, Overview' }),
    field(2, { screen: 'Contact, Contact Overview' }),
    field(3, { screen: 'Project Ticket' }),
    field(4),
    field(5, { screen: 'Service Template' }),
    field(6, { screen: 'Service Ticket', locationIds: [12] }),
  ];

  it('is what a ticket of the board shows, whatever the screen is called', () => {
    expect(onTickets(defined, [field(2), field(9)])).toEqual({
      1: false,
      2: true,
      3: false,
      4: false,
      5: false,
      // A ticket of another location would show it.
      6: true,
      9: true,
    });
  });

  it('is recognized by the screen if the board has no ticket, and nothing is claimed about others', () => {
    expect(onTickets(defined, null)).toEqual({ 1: true, 2: false, 3: false, 4: null, 5: null, 6: true });
  });
});

it('reads types in any letter case, and ignores a list without options', () => {
  expect([typeOf({ type: 'textarea' }), typeOf({ type: 'Button' }), typeOf({})]).toEqual([
    'TextArea',
    null,
    null,
  ]);
  expect(optionsOf(field(1, { entry: 'List', options: [] }))).toBeNull();
  expect(optionsOf(field(1, { entry: 'Option', options: ['a'] }))).toEqual(['a']);
});

describe('a required field', () => {
  const required = (more: Partial<CustomFieldRecord> = {}) =>
    faultsOf([], catalogOf([field(1, { required: true, ...more })], [field(1)], null, board));

  it('without a value is named with its number', () => {
    expect(required()).toEqual(['the custom field “Field 1” (1) is required and has no value']);
  });

  it('that Picket cannot fill says so', () => {
    expect(required({ type: 'Password' })[0]).toContain('of type Password, which Picket cannot fill');
  });

  it.each([{ readOnly: true }, { locationIds: [12] }, { businessUnitIds: [99] }])(
    'is not missed with %j',
    (more) => {
      expect(required(more)).toEqual([]);
    },
  );

  it('of this location is', () => {
    expect(required({ locationIds: [11, 12], businessUnitIds: [10] })).toHaveLength(1);
  });
});

describe('a chosen field', () => {
  const chosen: CustomField = {
    ...{ id: 1, caption: 'Field 1', type: 'Text', decimals: null, options: null, required: false },
    ...{ value: 'a', fallback: null, manual: false, problem: null },
  };

  it('of another ConnectWise is used again only if caption and type are the same', () => {
    const problem = { ...customFieldProblems.gone('x'), code: 'settings.chosen_elsewhere' };
    const distrusted = { ...chosen, problem };
    expect(refreshField(distrusted, catalogOf([field(1)], null, null, board)).problem).toBeNull();
    expect(
      refreshField(distrusted, catalogOf([field(1, { caption: 'Other' })], null, null, board)).problem,
    ).toBe(problem);
    expect(refreshField(distrusted, catalogOf([field(1, { type: 'Date' })], null, null, board)).problem).toBe(
      problem,
    );
    expect(refreshField(distrusted, catalogOf([], null, null, board)).problem).toBe(problem);
  });

  it('is not deleted if definitions cannot be read, or if a person entered it by hand', () => {
    const unreadable = catalogOf([], null, customFieldProblems.gone('x'), board);
    expect(refreshField(chosen, unreadable)).toEqual(chosen);
    const byHand = { ...chosen, manual: true };
    expect(refreshField(byHand, catalogOf([], null, null, board))).toEqual(byHand);
    expect(refreshField(chosen, catalogOf([], null, null, board)).problem?.code).toBe('custom_fields.gone');
  });
});
