/** The lists of an incident: values of its detections, each value once. */
export const listNames = [
  'reasons',
  'domains',
  'devices',
  'clientAddresses',
  'policies',
  'threatLevels',
] as const;

export type ListName = (typeof listNames)[number];
export type Lists = Readonly<Record<ListName, readonly string[]>>;

/** The most values in each list of an incident; the detections themselves keep all of them. */
export const listLimit = 50;

const makeLists = (values: (name: ListName) => readonly string[]): Lists =>
  Object.fromEntries(listNames.map((name) => [name, values(name)])) as Lists;

/** The values that are new to each list, in order, up to the limit. */
export const additionsTo = (lists: Lists, given: Lists): Lists =>
  makeLists((name) => additions(lists[name], given[name]));

/** The new values of one list. */
export function additions(kept: readonly string[], given: readonly string[]): string[] {
  return given.filter((value) => !kept.includes(value)).slice(0, Math.max(0, listLimit - kept.length));
}

export const hasAny = (lists: Lists): boolean => listNames.some((name) => lists[name].length > 0);

/** Whether any list has several values. */
export const hasSeveral = (lists: Lists): boolean => listNames.some((name) => lists[name].length > 1);
