import type { MappingPreset } from './preset.ts';

const answer = (name: string, ede: object[], rcodeName: string, ms: number) => ({
  dataType: 'Message',
  dataTypeId: 1,
  messageType: 'ClientResponse',
  messageTypeId: 6,
  responseData: {
    fullRcode: rcodeName === 'NXDomain' ? 3 : 0,
    opt: { do: false, ede, ednsVersion: 0, extendedRcode: 0, udpPayloadSize: 1232 },
    question: [{ class: 'IN', domainName: name, questionType: 'A', questionTypeId: 1 }],
    rcodeName,
  },
  responseAddress: '192.0.2.53',
  responsePort: 53,
  serverId: 'ns1.cedar.example',
  serverVersion: 'unbound 1.22.0',
  socketFamily: 'INET',
  socketProtocol: 'UDP',
  sourceAddress: '192.0.2.10',
  sourcePort: 52398,
  source_type: 'dnstap',
  timestamp: `2026-03-01T12:00:00.${ms}Z`,
  timePrecision: 'ns',
});

const events = [
  answer(
    'login.bad.example.',
    [{ extraText: 'phishing', infoCode: 15, purpose: 'Blocked' }],
    'NXDomain',
    516,
  ),
  answer('www.good.example.', [], 'NoError', 731),
];

export const vector: MappingPreset = {
  name: 'vector',
  title: 'Vector, dnstap source',
  about:
    'A dnstap source and an http sink with encoding json and strategy bearer. Picket accepts only answers with an Extended DNS Error of 15 (Blocked), 16 (Censored) or 17 (Filtered), so switch these on at the DNS server. The server’s identity is the company.',
  mapping: {
    only: [
      { path: '$.messageType', in: ['ClientResponse'] },
      { path: '$.responseData.opt.ede[*].infoCode', in: [15, 16, 17] },
    ],
    fields: {
      occurredAt: { path: '$.timestamp' },
      domain: { path: '$.responseData.question[0].domainName' },
      companyId: { path: '$.serverId' },
      verdict: { constant: 'blocked' },
      reasons: { path: '$.responseData.opt.ede[*].extraText', constant: 'Blocked by the DNS server' },
      clientAddress: { path: '$.sourceAddress' },
      queryType: { path: '$.responseData.question[0].questionType' },
    },
  },
  sample: JSON.stringify(events, null, 2),
};
