import type { MappingPreset } from './preset.ts';

const question = (name: string, type: string) => ({
  questionClass: 'IN',
  questionName: name,
  questionType: type,
});

const rows = [
  {
    answers: [],
    clientIp: '192.0.2.10',
    edns: [{ errType: 'Blocked', message: 'source=block-list-zone; domain=login.bad.example' }],
    protocol: 'Udp',
    question: question('login.bad.example', 'A'),
    responseCode: 'NxDomain',
    responseType: 'Blocked',
    timestamp: '2026-03-01T12:00:00.567Z',
  },
  {
    answers: [
      {
        dnssecStatus: 'Unknown',
        name: 'www.good.example',
        recordClass: 'IN',
        recordData: '198.51.100.7',
        recordTtl: 60,
        recordType: 'A',
      },
    ],
    clientIp: '192.0.2.10',
    edns: [],
    protocol: 'Udp',
    question: question('www.good.example', 'A'),
    responseCode: 'NoError',
    responseRtt: 12.4,
    responseType: 'Recursive',
    timestamp: '2026-03-01T12:00:01.001Z',
  },
];

export const technitium: MappingPreset = {
  name: 'technitium',
  title: 'Technitium DNS Server, Log Exporter',
  about:
    'The app Log Exporter with its http target, and enableEdnsLogging on for the reasons. Its rows name no company: enter the company’s id and name as constants. Add one source for each server or company.',
  mapping: {
    only: [
      {
        path: '$.responseType',
        in: ['Blocked', 'UpstreamBlocked', 'UpstreamBlockedCached', 'CacheBlocked'],
      },
    ],
    fields: {
      occurredAt: { path: '$.timestamp' },
      domain: { path: '$.question.questionName' },
      companyId: { constant: 'company-1' },
      companyName: { constant: 'Name of the company' },
      verdict: { constant: 'blocked' },
      reasons: { path: '$.edns[*].message', constant: 'Block list' },
      clientAddress: { path: '$.clientIp' },
      queryType: { path: '$.question.questionType' },
    },
  },
  sample: rows.map((row) => JSON.stringify(row)).join('\n'),
};
