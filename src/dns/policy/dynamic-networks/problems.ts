import type { Problem } from '../../../platform/values/problem.ts';
import { cutText } from '../../../platform/values/text.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';

/** Every problem with networks whose addresses change. */
export const dynamicNetworkProblems = {
  notAName: (text: string): Problem => ({
    code: 'dns.follows_no_name',
    message: `“${cutText(visibleText(text), 100)}” is not a DNS name that a network can follow.`,
    hint: 'Write the whole name that always has the network’s address, such as office.dyndns.example.',
    retry: 'never',
  }),
  unusable: (text: string): Problem => ({
    code: 'dns.address_unusable',
    message: `“${cutText(visibleText(text), 100)}” is not an address from which a network’s queries come.`,
    hint: 'Send one IPv4 address, an IPv6 address, or an IPv6 prefix from /48 on.',
    retry: 'never',
  }),
  taken: (network: string, company: string): Problem => ({
    code: 'dns.address_taken',
    message: `${network} lies in a network of “${company}”, so this network keeps its last addresses.`,
    hint: 'Correct the network of that company, or find out why both have the same address.',
    retry: 'later',
  }),
  noAddress: (name: string): Problem => ({
    code: 'dns.followed_name_has_no_address',
    message: `${name} has no address, so its network keeps its last addresses.`,
    hint: 'Check the name, and the dynamic DNS client of the customer’s router.',
    retry: 'later',
  }),
  notResolved: (name: string, cause: string): Problem => ({
    code: 'dns.followed_name_not_resolved',
    message: `${name} cannot be resolved (${cause}), so its network keeps its last addresses.`,
    hint: 'Check the upstreams of the protective DNS, and the name.',
    retry: 'later',
  }),
  tooOften: (): Problem => ({
    code: 'dns.network_moves_too_often',
    message: 'The network changed its address only seconds ago.',
    hint: 'Update it only when the address changes, and from one router alone.',
    retry: 'later',
  }),
} as const;
