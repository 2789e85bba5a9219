/** Detections for benchmarks, as sources give them to ingest. */
const companies = 40;
let made = 0;

/**
 * 40 companies, 520 devices, 200 domains each seen by some: 2,600 incidents, most of which grow in each batch. A look-up
 * is three rows (A, AAAA, HTTPS), as resolvers make them.
 */
export const known = (count, now = new Date()) =>
  Array.from({ length: count }, () => {
    const serial = made++;
    const look = Math.floor(serial / 3);
    const company = look % companies;
    return {
      ...common(serial, company, now),
      domain: `h${look % 3}.bad-${(look * 31) % 200}.example`,
      ...machine(company * 13 + ((look * 7) % 13)),
      queryType: ['A', 'AAAA', 'HTTPS'][serial % 3],
    };
  });

/** Each is a new incident. */
export const fresh = (count, now = new Date()) =>
  Array.from({ length: count }, () => {
    const serial = made++;
    const company = serial % companies;
    return {
      ...common(serial, company, now),
      domain: `h.new-${serial}.example`,
      ...machine(serial % 520),
      queryType: 'A',
    };
  });

/** A device keeps its address: otherwise each detection would add one to its incident. */
const machine = (n) => ({ deviceName: `WS-${n}`, clientAddress: `192.0.2.${n % 250}` });

const common = (serial, company, now) => ({
  externalId: `bench-${process.pid}-${serial}`,
  occurredAt: now,
  company: { externalId: `c${company}`, name: `Company ${company}` },
  verdict: serial % 5 === 0 ? 'malicious' : 'blocked',
  reasons: [['Phishing', 'Malware', 'C2', 'DGA'][serial % 4]],
  processName: 'browser',
  policy: 'Default',
  threatLevel: null,
});

/** A detection as a webhook receives it. */
export function asSent({ externalId, company, occurredAt, ...detection }) {
  return {
    ...detection,
    id: externalId,
    occurredAt: occurredAt.toISOString(),
    company: { id: company.externalId, name: company.name },
  };
}
