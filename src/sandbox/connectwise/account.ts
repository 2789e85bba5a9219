/** The initial account: keys and ids that never change. Nothing in it is secret. */
export const sandboxAccount = {
  companyId: 'picketdemo',
  publicKey: 'SandboxPublicKey1',
  privateKey: 'SandboxPrivateKey1',
  /** The registered id of the calling program, sent with every request. */
  clientId: '5eed0000-c11e-4000-8000-000000000001',
  /** In the form of `companyinfo`, with its slash. */
  codebase: 'v2025_1/',
  member: { id: 149, identifier: 'PicketApi', name: 'Picket API' },
  /** The other members. */
  technicians: [
    { id: 151, identifier: 'SRivera', firstName: 'Sofia', lastName: 'Rivera', inactive: false },
    { id: 152, identifier: 'TNguyen', firstName: 'Tam', lastName: 'Nguyen', inactive: false },
    { id: 153, identifier: 'JOkafor', firstName: 'Joy', lastName: 'Okafor', inactive: true },
  ],
  boards: {
    helpDesk: {
      id: 21,
      statuses: { new: 211, inProgress: 212, waitingCustomer: 213, closed: 214 },
      types: { serviceRequest: 2101, incident: 2102, change: 2103 },
    },
    securityAlerts: {
      id: 22,
      statuses: { new: 221, inProgress: 222, waitingCustomer: 223, closed: 224 },
      types: { dnsThreat: 2201, malware: 2202, phishing: 2203 },
      /** The first belongs to DNS Threat, the second to Malware and Phishing. */
      subtypes: { blockedDomain: 2251, credentialTheft: 2252 },
      items: { workstation: 2271, server: 2272 },
      teams: { securityOperations: 2291, nightShift: 2292 },
    },
    managedServices: {
      id: 23,
      statuses: { new: 231, inProgress: 232, waitingCustomer: 233, closed: 234 },
      types: { maintenance: 2301, monitoring: 2302 },
    },
    /** Inactive: accepts no tickets. */
    oldProjects: {
      id: 24,
      statuses: { new: 241, inProgress: 242, waitingCustomer: 243, closed: 244 },
      types: { rollout: 2401 },
    },
  },
  sources: { phone: 1, email: 2, monitoring: 3 },
  priorities: { critical: 1, high: 2, medium: 3, low: 4, doNotRespond: 5 },
  companies: {
    /** The MSP itself. */
    granitePeakIt: 2,
    cedarStreetDental: 101,
    cedarStreetDentalSupply: 102,
    harborLightLogistics: 103,
    northfieldFamilyLaw: 104,
    bluewaterVeterinaryClinic: 105,
    summitRidgeAccounting: 106,
    summitRidgeRoofing: 107,
    oldMillBakery: 108,
    pinecrestPropertyManagement: 109,
    riverbendElementary: 110,
    lakesideOrthodontics: 111,
    ironwoodFabrication: 112,
    /** Status Inactive; it still accepts tickets, as ConnectWise does by default. */
    quietHarborBooks: 113,
    /** In the recycle bin: listed with `deletedFlag`, accepts no tickets. */
    cedarStreetDentalOld: 114,
  },
} as const;
