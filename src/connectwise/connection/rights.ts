import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';
import { grantedLevel, type OptionalPermissionName, optionalPermissions } from '../client/permissions.ts';
import type { SecurityRow } from '../client/types.ts';

/** The optional features and the rights that each needs. */
export const capabilities = {
  notes: { title: 'Add notes to tickets', needs: ['tickets_edit'] },
  reopening: { title: 'Reopen closed tickets', needs: ['tickets_edit', 'tickets_close'] },
  configurations: {
    title: 'Link devices to configurations',
    needs: ['configurations', 'tickets_edit'],
  },
  contacts: { title: 'Find the contact of a ticket', needs: ['contacts'] },
  agreements: { title: 'Choose the agreement of tickets', needs: ['agreements'] },
  closing: { title: 'Close tickets', needs: ['tickets_edit', 'tickets_close'] },
  time: { title: 'See who has entered time on a ticket', needs: ['time_inquire'] },
  callbacks: {
    title: 'Receive callbacks from ConnectWise',
    needs: ['callbacks_add', 'callbacks_delete'],
  },
  attachments: {
    title: 'Attach the detections to tickets',
    needs: ['attachments_inquire', 'attachments_add'],
  },
} as const satisfies Record<string, { title: string; needs: readonly OptionalPermissionName[] }>;

export type Capability = keyof typeof capabilities;
export const capabilityNames = Object.keys(capabilities) as Capability[];
export const optionalNames = Object.keys(optionalPermissions) as OptionalPermissionName[];

/** `unknown`: the role's rows cannot be read, or do not contain the right. */
const rightSchema = z.object({
  state: z.enum(['granted', 'missing', 'unknown']),
  since: z.iso.datetime(),
});

export const rightsSchema = z.object({
  /** When the role was last read; null if never. */
  checkedAt: z.iso.datetime().nullable(),
  rights: z.partialRecord(z.enum(optionalNames), rightSchema),
});

export type Rights = z.infer<typeof rightsSchema>;
export type RightState = z.infer<typeof rightSchema>['state'];

export const rights: Setting<Rights> = {
  name: 'rights',
  schema: rightsSchema,
  initial: { checkedAt: null, rights: {} },
};

export const rightState = (known: Rights, name: OptionalPermissionName): RightState =>
  known.rights[name]?.state ?? 'unknown';

/** Whether the role allows a feature: the worst state of the rights that it needs. */
export function capabilityState(known: Rights, capability: Capability): RightState {
  const states = capabilities[capability].needs.map((name) => rightState(known, name));
  if (states.includes('missing')) return 'missing';
  return states.includes('unknown') ? 'unknown' : 'granted';
}

/** Whether to try a feature: only a right that is certainly missing switches it off. */
export const mayDo = (known: Rights, capability: Capability) =>
  capabilityState(known, capability) !== 'missing';

/** The rights after reading the role. Null rows mean that the role may not be read. */
export function rightsAfter(known: Rights, rows: readonly SecurityRow[] | null, at: Date): Rights {
  const entries = optionalNames.map((name) => {
    const level = rows === null ? null : grantedLevel(rows, optionalPermissions[name]);
    const granted = level?.toLowerCase() === 'all' ? 'granted' : 'missing';
    return [name, become(known, name, level === null ? 'unknown' : granted, at)] as const;
  });
  return { checkedAt: at.toISOString(), rights: Object.fromEntries(entries) };
}

/**
 * The rights after ConnectWise refused a feature. ConnectWise does not always say which right is missing. So the last
 * one counts as missing until the role is read again, which is due at once.
 * @param refused the right that the refused request needs, if it needs only one
 */
export function rightsWithout(
  known: Rights,
  capability: Capability,
  at: Date,
  refused?: OptionalPermissionName,
): Rights {
  const name = refused ?? capabilities[capability].needs.at(-1);
  const rights = name === undefined ? {} : { [name]: become(known, name, 'missing', at) };
  return { checkedAt: null, rights: { ...known.rights, ...rights } };
}

function become(known: Rights, name: OptionalPermissionName, state: RightState, at: Date) {
  const before = known.rights[name];
  return before?.state === state ? before : { state, since: at.toISOString() };
}
