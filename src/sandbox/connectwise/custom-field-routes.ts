import { customFieldJson } from './custom-fields.ts';
import { forbidden } from './errors.ts';
import { resourceFields } from './fields.ts';
import type { Route } from './route.ts';
import { listing } from './table-routes.ts';

/** The name of the setup table, as a role’s Customize lists it. */
export const customFieldsTable = 'Custom Fields';

/** The definitions of user-defined fields: a setup table, which a role may leave out by itself. */
export const customFieldRoutes: readonly Route[] = listing(
  '/system/userDefinedFields',
  { function: 'Table Setup', right: 'inquire' },
  resourceFields.customField,
  ({ state }) => {
    if (state.data.restrictions.closedTables.includes(customFieldsTable)) throw forbidden();
    return state.data.customFields.map(customFieldJson);
  },
  { name: 'UserDefinedField' },
);
