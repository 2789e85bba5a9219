import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { isolated } from '../../../text/isolated.ts';
import { categoryTitle } from '../categories.ts';
import { type DnsRule, draftOf, reaches, textLists, type Window } from './rule.ts';

const words = dns.rules;
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** The conditions of a rule, in words. */
export function describeConditions(rule: DnsRule): string {
  const draft = draftOf(rule);
  const conditions = [
    ...[...reaches, ...textLists].map((field) => [field, draft[field]] as const),
    ['categories', draft.categories.map(categoryTitle)] as const,
    ['windows', draft.windows.map(windowText)] as const,
  ];
  return (
    conditions
      .filter(([, values]) => values.length > 0)
      .map(([field, values]) => `${words.conditions[field]}: ${either.format(values.map(isolated))}`)
      .join(' · ') || words.everything
  );
}

/** What the rule does, in words. */
export function describeAction({ action, overridesGuard }: DnsRule): string {
  const what = words.actions[action];
  return overridesGuard ? words.overridesGuardToo(what) : what;
}

function windowText({ days, from, to, timeZone }: Window): string {
  const names = days.map((day) => text.noise.window.dayNames[day]).join(', ');
  return text.noise.window.weekly(names, from, to, timeZone);
}
