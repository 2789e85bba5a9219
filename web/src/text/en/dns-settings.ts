import { isolating } from '../isolated.ts';
export const settingsText = isolating({
  policy: {
    title: 'Categories and tickets',
    description: 'What is blocked for every company, in addition to lists, feeds and rules.',
    categories: 'Content categories that are blocked for all companies',
    categoriesHint:
      'Threat categories are always blocked. A company can choose otherwise, unless it is locked.',
    locked: 'Locked categories',
    lockedHint: 'No company can allow them. Locked content categories are blocked for every company.',
    none: 'None',
    mayAllow: 'Companies may allow threats',
    mayAllowHint:
      'If on, an allow entry of one company also releases a name of a threat category. If off, only lists for all companies do.',
    ticketed: 'What opens tickets',
    ticketedHint:
      'Blocked queries of these open tickets. All others are recorded as detections without a ticket.',
    mspLists: 'Block lists for all companies',
    companyLists: 'Block lists of a company',
  },
  resolver: {
    title: 'Resolver',
    description: 'How every node answers what is not blocked. It takes effect within seconds.',
    upstreams: 'Upstream resolvers',
    upstreamsHint:
      'Addresses such as 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:53, in order. Empty: those of the operating system.',
    badAddress: (typed: string) => `“${typed}” is not an IP address with or without a port.`,
    forwards: 'Zones of other DNS servers',
    forwardsHint:
      'Queries for these zones go to other servers. Active Directory and private reverse zones need this.',
    forward: (number: number) => `Zone ${number}`,
    zone: 'Zone',
    zoneHint: 'With all names below it: ad.example, 10.in-addr.arpa.',
    zoneMissing: (number: number) => `Zone ${number}: enter the zone and at least one server.`,
    company: 'Only for',
    companyHint: 'Empty: for all companies.',
    servers: 'Its DNS servers',
    serversHint: 'Addresses, in order.',
    addForward: 'Add a zone',
    removeForward: (number: number) => `Remove zone ${number}`,
    privateAnswers: 'Zones with private addresses',
    privateAnswersHint:
      'Public names below these zones may have private addresses. Such answers of other names are recorded.',
    withoutIndex: 'While no policy is compiled',
    withoutIndexChoices: {
      unfiltered: 'Answer everything',
      refuse: 'Refuse everything',
    },
    withoutIndexHints: {
      unfiltered: 'Names resolve, and nothing is blocked. Picket reports this everywhere.',
      refuse: 'Nothing resolves until the policy is compiled.',
    },
    queriesPerSecond: 'Queries per second and client',
    queriesPerSecondHint: 'Queries over this get no answer. Behind a router, all computers are one client.',
    hideClients: 'Hide addresses of clients',
    hideClientsHint: 'Detections and tickets then do not show which address asked.',
  },
});
