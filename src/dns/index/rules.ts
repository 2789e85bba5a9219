import type { Rule } from '../policy/model.ts';
import { blockKinds, type IndexAction, type RuleRecord } from './format.ts';
import type { Owner, Precedence } from './precedence.ts';
import { openIntervals } from './windows.ts';

/** The period for which windows are written. */
export interface Horizon {
  readonly from: number;
  readonly before: number;
}

export function compileRule(
  rule: Rule,
  owner: Owner,
  { rank, horizon, precedence }: { rank: number; horizon: Horizon; precedence: Precedence },
): RuleRecord {
  const { when } = rule;
  const action = actionOf(rule);
  const whole = rule.action === 'allow' || rule.action === 'watch' ? 'nxdomain' : rule.action;
  const exact = whole === 'nxdomain' ? 'nodata' : whole;
  return {
    rank,
    id: rule.id,
    name: rule.name,
    scope: owner === 'company' ? 'company' : 'msp',
    action,
    // NXDOMAIN would also deny the other types.
    answers: { whole: when.types === null ? whole : exact, exact },
    kind: rule.overridesGuard ? blockKinds.knowingPlain : blockKinds.plain,
    releases: action === 'allow' ? precedence.ruleReleases : 0,
    patterns: when.names?.map(({ pattern, reach }) => ({ labels: pattern.split('.'), reach })) ?? null,
    tlds: when.tlds,
    categories: when.categories,
    types: when.types,
    networks: when.clients?.networks ?? null,
    devices: when.clients?.devices ?? null,
    windows: when.windows && openIntervals(when.windows, horizon.from, horizon.before),
  };
}

export const actionOf = ({ action }: Rule): IndexAction =>
  action === 'allow' || action === 'watch' ? action : 'block';
