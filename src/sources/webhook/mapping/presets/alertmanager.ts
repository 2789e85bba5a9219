import type { MappingPreset } from './preset.ts';

const sample = {
  receiver: 'picket',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'DnsBlocked',
        category: 'Phishing',
        client_ip: '192.0.2.10',
        company: 'Cedar Street Dental',
        company_id: '42',
        device: 'CSD-WS-07',
        domain: 'login.bad.example',
        severity: 'critical',
      },
      annotations: { summary: 'CSD-WS-07 asked for login.bad.example' },
      startsAt: '2026-03-01T12:00:00.739266876Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example:9090/graph?g0.expr=dns_blocked&g0.tab=1',
      fingerprint: '1a30ba71cca2921f',
    },
    {
      status: 'resolved',
      labels: {
        alertname: 'DnsBlocked',
        category: 'Malware',
        company: 'Cedar Street Dental',
        company_id: '42',
        device: 'CSD-WS-09',
        domain: 'cdn.worse.example',
        severity: 'warning',
      },
      annotations: {},
      startsAt: '2026-03-01T11:30:00Z',
      endsAt: '2026-03-01T11:55:00Z',
      generatorURL: 'http://prometheus.example:9090/graph?g0.expr=dns_blocked&g0.tab=1',
      fingerprint: '9be3c5d4e1f00a77',
    },
  ],
  groupLabels: { alertname: 'DnsBlocked' },
  commonLabels: { alertname: 'DnsBlocked', company: 'Cedar Street Dental', company_id: '42' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example:9093',
  version: '4',
  groupKey: '{}:{alertname="DnsBlocked"}',
  truncatedAlerts: 0,
};

export const alertmanager: MappingPreset = {
  name: 'alertmanager',
  title: 'Prometheus Alertmanager',
  about:
    'Webhook receiver, version 4. Alerts need the labels domain and company_id. Picket also reads company, device, client_ip and category, if set. Use http_config.authorization for the bearer token.',
  mapping: {
    items: '$.alerts[*]',
    over: { path: '$.status', in: ['resolved'], at: '$.endsAt' },
    fields: {
      id: { path: '$.fingerprint' },
      occurredAt: { path: '$.startsAt' },
      domain: { path: '$.labels.domain' },
      companyId: { path: '$.labels.company_id' },
      companyName: { path: '$.labels.company' },
      verdict: { constant: 'blocked' },
      reasons: { path: '$.labels.category' },
      deviceName: { path: '$.labels.device' },
      clientAddress: { path: '$.labels.client_ip' },
      policy: { path: '$.labels.alertname' },
      threatLevel: { path: '$.labels.severity' },
    },
  },
  sample: JSON.stringify(sample, null, 2),
};
