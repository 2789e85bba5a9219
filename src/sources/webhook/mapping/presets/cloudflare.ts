import type { MappingPreset } from './preset.ts';

const common = {
  AccountID: '01a7362d577a6c3019a474fd6f485823',
  ColoCode: 'SEA',
  Datetime: '2026-03-01T12:00:00Z',
  DeviceID: 'dad71818-0429-11ec-a0dc-000000000000',
  DeviceName: 'CSD-WS-07',
  Email: 'sam@cedar.example',
  Location: 'Boise',
  PolicyID: '1412b7a1-1b9e-4b6e-9a0a-2d9f6a1f3a10',
  Protocol: 'https',
  QueryType: 1,
  QueryTypeName: 'A',
  RCode: 0,
  SrcIP: '192.0.2.10',
};

const rows = [
  {
    ...common,
    PolicyName: 'Block security risks',
    QueryCategoryNames: ['Security threats', 'Phishing'],
    QueryName: 'login.bad.example',
    ResolverDecision: 'blockedByCategory',
  },
  {
    ...common,
    PolicyName: '',
    QueryCategoryNames: ['Business'],
    QueryName: 'www.good.example',
    ResolverDecision: 'allowedOnNoPolicyMatch',
  },
];

export const cloudflareLogpush: MappingPreset = {
  name: 'cloudflare-logpush',
  title: 'Cloudflare Logpush, Gateway DNS',
  about:
    'Dataset gateway_dns to an HTTP destination, as JSON lines. The account is the company: if one account serves several customers, map the company to Location or Email instead. Send the bearer token with header_Authorization in the destination’s address.',
  mapping: {
    only: [
      {
        path: '$.ResolverDecision',
        in: ['blockedByQueryName', 'blockedByCategory', 'blockedAlwaysCategory', 'blockedRule'],
      },
    ],
    fields: {
      occurredAt: { path: '$.Datetime' },
      domain: { path: '$.QueryName' },
      companyId: { path: '$.AccountID' },
      verdict: { constant: 'blocked' },
      reasons: { path: '$.QueryCategoryNames' },
      deviceName: { path: '$.DeviceName' },
      user: { path: '$.Email' },
      clientAddress: { path: '$.SrcIP' },
      queryType: { path: '$.QueryTypeName' },
      policy: { path: '$.PolicyName' },
    },
  },
  sample: rows.map((row) => JSON.stringify(row)).join('\n'),
};
