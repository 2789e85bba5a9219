import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const overviewText = isolating({
  steps: {
    title: 'Set up the protective DNS',
    text: 'After these steps, a query for a listed name is blocked, and its ticket says which list blocked it.',
    reader: 'The protective DNS is not set up yet. An administrator must complete these steps.',
    names: {
      on: {
        title: 'Switch it on',
        text: 'Picket then answers DNS queries on this machine. It answers only the companies that you add.',
        action: 'Switch on …',
      },
      company: {
        title: 'Add a company',
        text: 'Each company has its own networks, lists and rules.',
        action: 'Add a company',
      },
      network: {
        title: 'Add its network',
        text: 'Picket recognises the company by the address of a query, or by a token in DNS over HTTPS.',
        action: 'Add its network',
      },
      list: {
        title: 'Fill a list, or add a feed',
        text: 'A block list holds the names that nobody may reach. A feed is a list that others write, such as one of the catalogue.',
        action: 'Open the lists',
      },
      try: {
        title: 'Try it',
        text: 'From a computer in that network, query a name of the list. The answer says that the name does not exist.',
      },
    },
    command: 'Command that queries a name',
  },
  state: {
    title: 'State',
    on: 'On',
    off: 'Off',
    failed: 'On, but it does not answer',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    onTitle: 'Switch on the protective DNS?',
    onText:
      'Every node of Picket then answers DNS queries within seconds. Only known networks and tokens get answers. Nothing is blocked that your lists, categories and rules do not name.',
    offTitle: 'Switch off the protective DNS?',
    offText:
      'Picket then answers no DNS query. Computers that use it alone resolve no names: first point them at another resolver. Companies, lists and rules stay as they are.',
    listening: 'Answers at (UDP and TCP)',
    http: 'DNS over HTTPS, for your TLS proxy',
    noHttp: 'Not set: PICKET_DNS_HTTP_LISTEN is empty',
    policy: 'Policy',
    inForce: (generation: string) => `Generation ${generation}, in force`,
    older: (generation: string, inForce: string) =>
      `Generation ${generation} is not in force yet; generation ${inForce} is`,
    noPolicy: (generation: string) => `Generation ${generation} is not in force yet`,
    names: 'Names in the policy',
  },
  concerns: {
    loopback: {
      detail: 'Only programs on this machine can reach the protective DNS.',
      hint: 'To answer your companies, set `PICKET_DNS_LISTEN` to an address that they reach, such as `192.0.2.10:53`, and restart Picket.',
    },
    port: {
      detail: 'The protective DNS does not answer on port 53.',
      hint: 'Computers and most routers can only use port 53. Set `PICKET_DNS_LISTEN` to port 53, or forward that port to Picket.',
    },
    lost: (count: number) => ({
      detail: `${plural(count, 'blocked query was', 'blocked queries were')} not recorded, because the database did not answer for too long.`,
      hint: 'They were blocked, but they open no tickets. See Troubleshoot for the state of the database.',
    }),
    upstreams: (down: string) => ({
      detail: `These upstream resolvers do not answer: ${down}.`,
      hint: 'Check their addresses under Settings, and that this machine may send DNS queries to them.',
    }),
    noUpstream: {
      detail: 'No upstream resolver is known, so names that are not blocked get no answer.',
      hint: 'Name at least one under Settings. The operating system of this machine names none that Picket can use.',
    },
    strangers: (count: number) => ({
      detail: `${plural(count, 'query', 'queries')} from unknown networks or with unknown tokens got no answer.`,
      hint: 'If they came from one of your companies, add its network. If not, close the port to other networks.',
    }),
    limited: (count: number) => ({
      detail: `${plural(count, 'query', 'queries')} got no answer, because the client sent too many in one second.`,
      hint: 'If many computers share one address, such as behind a router, allow more queries under Settings.',
    }),
    overloaded: (count: number) => ({
      detail: `${plural(count, 'query', 'queries')} got no answer, because too many were waiting.`,
      hint: 'The upstream resolvers are too slow, or this machine is too small.',
    }),
    withoutIndex: (count: number) => ({
      detail: `${plural(count, 'query was', 'queries were')} refused, because no policy was in force.`,
      hint: 'This is what Settings ask for. Picket compiles the policy when it starts.',
    }),
  },
  totals: {
    title: 'This node',
    text: 'Queries since it last started to answer.',
    names: {
      queries: 'All',
      blocked: 'Blocked',
      watched: 'Recorded only',
      cached: 'Answered from the cache',
      failed: 'Without an answer from upstream',
      strangers: 'From unknown networks',
      limited: 'Over the limit of a client',
      overloaded: 'Dropped under load',
      malformed: 'No valid query',
      lost: 'Blocked, but not recorded',
    },
  },
  upstreams: {
    title: 'Upstream resolvers',
    text: 'They answer what Picket does not block.',
    columns: { address: 'Address', zone: 'Zone', state: 'State', answers: 'Answers', time: 'Average time' },
    allZones: 'All other names',
    up: 'Answers',
    unused: 'Not used yet',
    down: (cause: string | null) => (cause === null ? 'Does not answer' : `Does not answer: ${cause}`),
    ms: (value: string) => `${value} ms`,
  },
  why: {
    title: 'Why is a name blocked?',
    text: 'Shows what the policy in force decides about a query, and which entry decides. It sends no query.',
    name: 'Name',
    nameHint: 'For example login.bad.example.',
    company: 'Company',
    companyHint: 'Empty: all companies.',
    type: 'Query type',
    typeHint: 'A, AAAA or another.',
    client: 'Address of the client',
    clientHint: 'For rules about networks.',
    run: 'Show',
    actions: { block: 'Blocked', allow: 'Allowed', watch: 'Answered and recorded', none: 'Answered' },
    decidedBy: 'Decided by',
    entry: (place: number) => `entry ${place}`,
    line: (line: number) => `line ${line}`,
    alsoMatched: 'Also matched',
    generation: (generation: string) => `Policy generation ${generation}`,
  },
});
