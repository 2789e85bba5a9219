import { blockKinds } from '../../src/dns/index/format.ts';
import { type Precedence, precedence, type Tier, tiers } from '../../src/dns/index/precedence.ts';

const moved = (tier: Tier, before: Tier): Precedence => {
  const others = tiers.filter((one) => one !== tier);
  return { ...precedence, tiers: others.toSpliced(others.indexOf(before), 0, tier) };
};

/**
 * Each tier once swapped with its neighbour, if that has an effect, and each other decision of precedence once wrong.
 */
export const bugs: Readonly<Record<string, Precedence>> = {
  'the guard list comes after locked blocks': moved('guard', 'company_rules'),
  'locked rules come after locked lists': moved('locked_rules', 'company_rules'),
  'a locked allow comes after a locked block': moved('locked_allow', 'company_rules'),
  'a locked block comes after the company’s rules': moved('locked_block', 'company_allow'),
  'the company’s rules come after its allow list': moved('company_rules', 'company_block'),
  'the company’s allow list comes after its block list': moved('company_allow', 'msp_rules'),
  'the company’s block list comes after the MSP’s rules': moved('company_block', 'msp_allow'),
  'the MSP’s rules come after its allow list': moved('msp_rules', 'msp_block'),
  'the MSP’s allow list comes after its block list': moved('msp_allow', 'company_watch_rules'),
  'the MSP’s block list comes before its allow list': moved('msp_block', 'msp_allow'),
  'a company’s watch rules come after those of the MSP': moved('company_watch_rules', 'watch'),
  'the MSP’s watch rules come after watch lists': {
    ...precedence,
    tiers: [...tiers.filter((tier) => tier !== 'msp_watch_rules'), 'msp_watch_rules'],
  },
  'a watch list decides like an allow list': {
    ...precedence,
    listTier: (owner, action) => (action === 'watch' ? `${owner}_block` : `${owner}_${action}`),
  },
  'the least specific entry decides': {
    ...precedence,
    specificity: (specific) => 511 - precedence.specificity(specific),
  },
  'the exact name is no more specific': {
    ...precedence,
    specificity: (specific) => precedence.specificity({ ...specific, isExact: false }),
  },
  'a threat category can be switched off': {
    ...precedence,
    categoryOwner: (category, { locked, msp }) =>
      locked.includes(category) ? 'locked' : msp.includes(category) ? 'msp' : null,
  },
  'a company switches a locked category off': {
    ...precedence,
    categoryOwner: (category, choices) =>
      choices.off.includes(category) ? null : precedence.categoryOwner(category, choices),
  },
  'a rule releases a threat': {
    ...precedence,
    ruleReleases: blockKinds.plain | blockKinds.threat | blockKinds.knowingPlain | blockKinds.knowingThreat,
  },
  'the guard list releases what was blocked knowingly': { ...precedence, guardReleases: 15 },
  'a company releases a threat although only the MSP may': {
    ...precedence,
    allowListReleases: (owner) => precedence.allowListReleases(owner, true),
  },
};
