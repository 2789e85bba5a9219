import type { Problem } from '../../platform/values/problem.ts';
import { cutText } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';

/** Every problem with applying the policy. */
export const publishProblems = {
  compilerEnded: (cause: string): Problem => ({
    code: 'dns.compiler_ended',
    message: `The policy of the protective DNS could not be compiled: ${cause}.`,
    hint: 'The previous policy stays in force. If memory is short, remove a large feed; otherwise report this with the log.',
    retry: 'later',
  }),
  notListening: (cause: string): Problem => ({
    code: 'dns.not_listening',
    message: `The protective DNS does not answer: ${cause}`,
    hint: 'Set PICKET_DNS_LISTEN to a free address and port, and restart Picket.',
    retry: 'later',
  }),
  noIndex: (): Problem => ({
    code: 'dns.no_index',
    message: 'The protective DNS answers without a policy: none is compiled yet.',
    hint: 'Wait a few seconds. If it stays so, see the problem of “publish the DNS policy” under Troubleshoot.',
    retry: 'later',
  }),
  tooManyZones: (): Problem => ({
    code: 'dns.too_many_zones',
    message: 'Too many resolvers read their policy zone at the moment.',
    hint: 'Ask again in half a minute. Unbound does so automatically.',
    retry: 'later',
  }),
  notAName: (text: string): Problem => ({
    code: 'dns.not_a_name',
    message: `“${cutText(visibleText(text), 100)}” is not a domain name.`,
    hint: 'Write a name such as bad.example.',
    retry: 'never',
  }),
  notAType: (text: string): Problem => ({
    code: 'dns.not_a_type',
    message: `“${cutText(visibleText(text), 20)}” is not a query type.`,
    hint: 'Write a type such as A, AAAA or TYPE65.',
    retry: 'never',
  }),
  feedDamaged: (name: string, why: string): Problem => ({
    code: 'dns.feed_damaged',
    message: `The stored copy of the feed “${name}” cannot be read, so the policy is in force without it: ${why}`,
    hint: 'Fetch the feed again.',
    retry: 'later',
  }),
} as const;
