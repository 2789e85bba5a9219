/** Who changes things in Picket. */
export const operator = {
  kind: 'operator',
  id: 'operator',
  name: 'somebody',
  role: 'admin',
  companies: 'all',
} as const;
