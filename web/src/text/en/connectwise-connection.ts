import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const connectionText = isolating({
  title: 'Connection to ConnectWise',
  site: 'Site',
  siteHint:
    'The host name in your browser’s address bar when you use ConnectWise, such as na.myconnectwise.net.',
  companyId: 'Company ID',
  companyIdHint: 'The “Company” that you enter when you sign in to ConnectWise.',
  publicKey: 'Public key',
  publicKeyHint: 'In ConnectWise: System > Members > API Members > the member > API Keys.',
  privateKey: 'Private key',
  privateKeyFirst: 'ConnectWise shows it only once, when you create the keys. Picket never shows it.',
  privateKeySet: 'Set on',
  privateKeyKept: 'Leave it empty to keep it.',
  privateKeyAgain:
    'Enter it again. Picket sends the saved key only with the saved site, Company ID and public key.',
  clientId: 'API client id',
  clientIdHint:
    'Register it at developer.connectwise.com (ClientID). The ConnectWise cloud requires one. If empty, Picket uses PICKET_CONNECTWISE_CLIENT_ID.',
  clientIdInUse: {
    connection: 'In use: the one saved here.',
    environment: (id: string) => `In use: ${id}, from PICKET_CONNECTWISE_CLIENT_ID.`,
    none: 'In use: none. PICKET_CONNECTWISE_CLIENT_ID is not set.',
  },
  missing: {
    site: 'Enter the site.',
    companyId: 'Enter the Company ID.',
    publicKey: 'Enter the public key.',
    privateKey: 'Enter the private key.',
  },
  verify: 'Verify setup',
  saveHint: 'Verify these values first. Then you can save them.',
  saveOpen: 'Verified. Save to use these values.',
  saveSame: 'Verified: these are the saved values.',
  savedNow: 'The connection is saved.',
  callbacks: {
    title: 'ConnectWise callbacks',
    description:
      'Picket reads its tickets from ConnectWise twice a minute. With callbacks, ConnectWise reports each change at once, and Picket reads that ticket immediately. The regular reading continues.',
    switch: 'Use callbacks',
    needsUrl: 'First set PICKET_PUBLIC_URL to an address at which ConnectWise can reach Picket.',
    address: (url: string) => `ConnectWise calls ${url}`,
    registered: 'Registered with ConnectWise',
  },
  health: {
    title: 'Current state',
    unconfigured: 'Not connected yet',
    unconfiguredText:
      'Create a security role and an API member in ConnectWise. Enter the member’s keys here, verify them, and save.',
    untried: 'Not checked yet',
    untriedText: 'Picket checks it within a minute. To check it now, choose Verify setup.',
    ok: 'Connected',
    okText: 'ConnectWise accepts Picket’s requests.',
    refused: 'ConnectWise refuses Picket',
    unreachable: 'ConnectWise cannot be reached',
    since: 'Since',
    verified: 'Verified',
  },
  result: {
    title: 'Verification',
    intro: 'Verify setup checks the values step by step. It creates nothing in ConnectWise.',
    running: 'Checking the values in ConnectWise …',
    ok: 'The setup works',
    okText: (passed: number) =>
      `${plural(passed, 'check', 'checks')} passed. Picket can open tickets in ConnectWise.`,
    okUnsaved: 'Save, so that Picket uses these values.',
    unsure: 'No check failed, but some could not be completed',
    unsureText: (passed: number, unknown: number) =>
      `${plural(passed, 'check', 'checks')} passed; ${plural(unknown, 'check', 'checks')} could not be completed. Picket may be unable to open tickets. Each check below shows what to do.`,
    show: 'Show every check',
    hide: 'Hide the checks',
    failed: {
      name_resolution: 'Check the Site: no ConnectWise has this name',
      tls: 'Check the Site and the network: Picket could not connect',
      company_id: 'Check the credentials: ConnectWise does not know the Company ID',
      keys: 'Check the credentials: the public and private keys are not accepted',
      client_id: 'Check the credentials: the API client id is not accepted',
      search: 'The security role does not let Picket see every ticket',
    } as Readonly<Record<string, string>>,
    failedRights: (count: number) =>
      `The credentials are valid, but the security role lacks ${plural(count, 'right', 'rights')}`,
    failedRightsText:
      'The list below shows each missing right and where to grant it. Changes to the role take effect at once. Then verify again.',
    failedOther: 'The setup does not work yet',
    notConfirmed: 'The connection could not be confirmed',
    notConfirmedText:
      'A check that others depend on has no result yet. See the checks below, then verify again.',
    choices: 'The connection works, but the ticket service needs another choice',
    choicesText: 'You can save. Then choose again under Services. Until then, Picket opens no tickets.',
    changed: 'The values have changed since the last verification. Verify them again.',
  },
  groups: {
    reach: 'Network connection',
    credentials: 'Credentials',
    rights: 'Rights of the security role',
    choices: 'Choices on the Services tab',
  },
  role: {
    open: 'Which rights are needed?',
    text: 'In ConnectWise, create a security role with only these rights (System > Security Roles). Assign it to an API member (System > Members > API Members).',
    table: 'Rights of the security role',
    module: 'Module',
    function: 'Function',
    level: 'Level',
    use: 'Used for',
    note: '“My” is not enough. With “My”, the API member sees only its own records.',
    rows: [
      {
        use: 'Own rights',
        module: 'System',
        function: 'Member Maintenance',
        level: 'Inquire = All',
      },
      {
        use: 'Companies',
        module: 'Companies',
        function: 'Company Maintenance',
        level: 'Inquire = All',
      },
      {
        use: 'Boards, and finding own tickets',
        module: 'Service Desk',
        function: 'Service Tickets',
        level: 'Inquire = All',
      },
      {
        use: 'Priorities',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        use: 'Types',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        use: 'Statuses',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        use: 'New tickets',
        module: 'Service Desk',
        function: 'Service Tickets',
        level: 'Add = All',
      },
    ],
  },
});
