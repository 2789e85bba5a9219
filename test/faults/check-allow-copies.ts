import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/**
 * Each domain that is allowed for all companies is one list of the HYAS account; no other list was created, changed or
 * removed.
 */
export function checkAllowCopies({ hyas, time, adversary }: World, { allowed, copies }: Remains): string[] {
  const broken: string[] = [];
  if (!hyas.hasForeign()) broken.push('A list of somebody else was removed in HYAS.');
  for (const { id, company_id: companyId, undone_at: undone, expires_at: expires } of allowed) {
    const copied = copies.some(({ entry_id: entry }) => entry === id);
    const holds = companyId === null && copied && undone === null && (expires === null || expires > time());
    const count = hyas.lists.filter(({ name }) => name.startsWith(`Picket ${id} (`)).length;
    // An entry with an end ends early on a clock that is ahead.
    if (count === 0 && expires !== null && adversary.badClocks) continue;
    if (count !== (holds ? 1 : 0))
      broken.push(`Allow entry ${id} ${holds ? 'holds' : 'is over'}, and HYAS has ${count} lists of it.`);
  }
  for (const { id, state, locked_by: owner } of copies) {
    if (owner !== null)
      broken.push(`Allow copy ${id} (${state}) is still leased, though nobody works on it.`);
  }
  return broken;
}
