/** In the order of the search: each later browser also names the earlier ones. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** “Firefox on Windows”, so that people recognize their sessions; null for an unknown browser. */
export function describeAgent(agent: string): string | null {
  const browser = browsers.find(([mark]) => agent.includes(mark))?.[1];
  if (browser === undefined) return null;
  const system = systems.find(([mark]) => agent.includes(mark))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
