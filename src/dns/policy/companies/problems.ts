import type { Problem } from '../../../platform/values/problem.ts';

/** Every problem with the companies of the protective DNS. */
export const dnsCompanyProblems = {
  notFound: (id: number): Problem => ({
    code: 'dns.company_not_found',
    message: `The protective DNS has no company ${id}.`,
    hint: 'List its companies to find the id. Companies of other sources are not among them.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'dns.company_name_taken',
    message: `The protective DNS already has a company “${name}”.`,
    hint: 'Choose another name, or add the network to that company.',
    retry: 'never',
  }),
  notANetwork: (text: string): Problem => ({
    code: 'dns.not_a_network',
    message: `“${text}” is not an IP network.`,
    hint: 'Write an address or a network, such as 203.0.113.7, 198.51.100.0/24 or 2001:db8::/48.',
    retry: 'never',
  }),
  tooWide: (network: string): Problem => ({
    code: 'dns.network_too_wide',
    message: `${network} is far more than the network of one company: Picket would answer strangers.`,
    hint: 'Write the company’s own networks, at least /8 for IPv4 and /16 for IPv6.',
    retry: 'never',
  }),
  networkTaken: (network: string, company: string): Problem => ({
    code: 'dns.network_taken',
    message: `${network} already belongs to “${company}”.`,
    hint: 'Remove it there first. For private networks that several companies use, give each company a token, or a separate address of Picket.',
    retry: 'never',
  }),
  deviceTaken: (address: string, company: string): Problem => ({
    code: 'dns.device_taken',
    message: `${address} already belongs to a device of “${company}”.`,
    hint: 'Remove that device first.',
    retry: 'never',
  }),
  listenerTaken: (endpoint: string, company: string): Problem => ({
    code: 'dns.listener_taken',
    message: `${endpoint} is already the address of Picket for “${company}”.`,
    hint: 'Remove it there first, or let Picket listen at one more address.',
    retry: 'never',
  }),
  zoneOfDevice: (): Problem => ({
    code: 'dns.zone_of_device',
    message: 'A policy zone is for a whole company: a zone cannot say which device asks.',
    hint: 'Leave out the device.',
    retry: 'never',
  }),
  noSuch: (what: 'network' | 'device' | 'listener' | 'token', id: number): Problem => ({
    code: `dns.${what}_not_found`,
    message: `This company has no ${what} ${id}.`,
    hint: 'Show the company to see what it has.',
    retry: 'never',
  }),
} as const;
