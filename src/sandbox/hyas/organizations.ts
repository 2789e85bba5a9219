/** A client organization of the sandbox. Addresses are from the documentation ranges (RFC 5737). */
export interface Organization {
  readonly clientId: string;
  readonly name: string;
  readonly policy: { readonly id: number; readonly name: string };
  /** Its part of 192.0.2.0/24: the first address is the office, the rest are its devices. */
  readonly firstAddress: number;
  readonly devices: readonly string[];
}

const workstations = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}-${name}`);

const listed: readonly [name: string, policy: string, devices: readonly string[]][] = [
  [
    'Cedar Street Dental',
    'Healthcare baseline',
    workstations('CSD', ['FRONTDESK-01', 'FRONTDESK-02', 'OPERATORY-3', 'XRAY-PC', 'DR-NGUYEN-LT']),
  ],
  [
    'Harbor Light Logistics',
    'Warehouse',
    workstations('HLL', [
      'DISPATCH-01',
      'DISPATCH-02',
      'DOCK-KIOSK-4',
      'SCANNER-GW',
      'OPS-MGR-LT',
      'YARD-PC',
    ]),
  ],
  [
    'Northfield Family Law',
    'Office, strict',
    workstations('NFL', ['PARALEGAL-01', 'PARALEGAL-02', 'RECEPTION', 'PARTNER-LT-1', 'PARTNER-LT-2']),
  ],
  [
    'Bluewater Veterinary Clinic',
    'Healthcare baseline',
    workstations('BVC', ['EXAM-1', 'EXAM-2', 'LAB-PC', 'FRONTDESK']),
  ],
  [
    'Summit Ridge Accounting',
    'Office, strict',
    workstations('SRA', ['TAX-01', 'TAX-02', 'TAX-03', 'AUDIT-LT-1', 'AUDIT-LT-2', 'PAYROLL-PC']),
  ],
  ['Old Mill Bakery', 'Small business', workstations('OMB', ['POS-1', 'POS-2', 'OFFICE-PC'])],
  [
    'Pinecrest Property Mgmt',
    'Small business',
    workstations('PPM', ['LEASING-01', 'LEASING-02', 'MAINT-TABLET', 'BOOKKEEPING']),
  ],
  [
    'Riverbend Elementary School',
    'School, safe search',
    workstations('RES', ['LAB-PC-07', 'LAB-PC-12', 'LIBRARY-2', 'TEACHER-LT-14', 'OFFICE-PC', 'CART-LT-21']),
  ],
];

const policyNames = [...new Set(listed.map(([, policy]) => policy))];

/** The eight clients of the MSP; their ids never change. */
export const organizations: readonly Organization[] = listed.map(([name, policy, devices], index) => ({
  clientId: `5eed0000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
  name,
  policy: { id: 100 + policyNames.indexOf(policy), name: policy },
  firstAddress: index * 32 + 1,
  devices,
}));
