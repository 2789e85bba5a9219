import { type CategoryId, isThreat } from '../policy/model.ts';
import { blockKinds } from './format.ts';

/**
 * The order in which sources decide. All of precedence is on this page; the reader of the index does not contain any.
 *
 * - The first tier that matches decides. Within a tier of rules, the first rule decides. Within any other tier the most
 * specific entry does: most labels, then the exact one, then the first list. Names come before answer addresses.
 * - `watch` only records. It is last, so that it never weakens a block.
 * - An allow may release only some kinds of blocks. The others still decide, each in its tier.
 */
export const tiers = [
  'guard',
  'locked_rules',
  'locked_allow',
  'locked_block',
  'company_rules',
  'company_allow',
  'company_block',
  'msp_rules',
  'msp_allow',
  'msp_block',
  'company_watch_rules',
  'msp_watch_rules',
  'watch',
] as const;

export type Tier = (typeof tiers)[number];

type Action = 'block' | 'allow' | 'watch';

/** The owner of an entry: the MSP and locked, so that no company can weaken it; the MSP; or the company. */
export type Owner = 'locked' | 'msp' | 'company';

export const precedence = {
  tiers: tiers as readonly Tier[],

  ruleTier(owner: Owner, action: Action): Tier {
    if (action === 'watch') return owner === 'company' ? 'company_watch_rules' : 'msp_watch_rules';
    return `${owner}_rules`;
  },

  listTier(owner: Owner, action: Action): Tier {
    return action === 'watch' ? 'watch' : `${owner}_${action}`;
  },

  /** For a feed: who switched its category on for a company; null if it is off. */
  categoryOwner(category: CategoryId, choices: CategoryChoices): Owner | null {
    if (choices.locked.includes(category)) return 'locked';
    if (isThreat(category)) return 'msp';
    if (choices.company.includes(category)) return 'company';
    return choices.msp.includes(category) && !choices.off.includes(category) ? 'msp' : null;
  },

  /** The order within a tier: the smaller decides. At most {@link largestSpecificity}. */
  specificity({ depth, isExact, isAddress }: Specific): number {
    return isAddress ? 256 + 128 - depth : 2 * (127 - depth) + (isExact ? 0 : 1);
  },

  /** The guard list releases every block, except one that a person made on purpose. */
  guardReleases: blockKinds.plain | blockKinds.threat,

  /** A rule has no end and no person responsible for one name, so it never releases a threat. */
  ruleReleases: blockKinds.plain | blockKinds.knowingPlain,

  allowListReleases(owner: Owner, companiesMayAllowThreats: boolean): number {
    const all = blockKinds.plain | blockKinds.threat | blockKinds.knowingPlain | blockKinds.knowingThreat;
    return owner === 'company' && !companiesMayAllowThreats ? this.ruleReleases : all;
  },
};

/** Passed to the compiler, so that tests can show that each error in it is found. */
export type Precedence = typeof precedence;

/** The categories that the MSP and a company chose. */
export interface CategoryChoices {
  readonly locked: readonly CategoryId[];
  readonly msp: readonly CategoryId[];
  readonly company: readonly CategoryId[];
  readonly off: readonly CategoryId[];
}

interface Specific {
  /** Labels of the name, or the length of the prefix. */
  readonly depth: number;
  readonly isExact: boolean;
  readonly isAddress: boolean;
}

export const largestSpecificity = 511;
