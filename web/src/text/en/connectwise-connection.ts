import { plural } from '../plural.ts';

export const connectionText = {
  title: 'Connection to ConnectWise',
  site: 'Site',
  siteHint: 'What your browser shows when you work in ConnectWise, such as na.myconnectwise.net.',
  companyId: 'Company ID',
  companyIdHint: 'What you type as “Company” when you sign in to ConnectWise.',
  publicKey: 'Public key',
  publicKeyHint: 'In ConnectWise: System > Members > API Members > the member > API Keys.',
  privateKey: 'Private key',
  privateKeyFirst: 'ConnectWise shows it once, when the keys are made. Picket never shows it again.',
  privateKeySet: 'Set on',
  privateKeyKept: 'Leave it empty to keep it.',
  privateKeyAgain:
    'Enter it again: the saved one belongs to the saved site, Company ID and public key, and is sent nowhere else.',
  advanced: 'Advanced',
  clientId: 'API client id',
  clientIdHint:
    'From ConnectWise’s developer network; its cloud asks every integration for one. Empty: the one that Picket was started with, if any.',
  missing: {
    site: 'Enter the site.',
    companyId: 'Enter the Company ID.',
    publicKey: 'Enter the public key.',
    privateKey: 'Enter the private key.',
  },
  verify: 'Verify setup',
  saveHint: 'Save opens once the values shown are verified.',
  saveOpen: 'Verified. Save to use these values.',
  saveSame: 'Verified: these are the saved values.',
  savedNow: 'The connection is saved.',
  callbacks: {
    title: 'Told of changes at once',
    description:
      'Picket reads its tickets back twice a minute. With callbacks ConnectWise says at once that one has changed, and Picket reads it then. Both go on together.',
    switch: 'Have ConnectWise call Picket',
    needsUrl: 'Set PICKET_PUBLIC_URL first, to an address under which ConnectWise reaches Picket.',
    address: (url: string) => `It calls ${url}`,
    registered: 'Registered with ConnectWise',
  },
  health: {
    title: 'How it is now',
    unconfigured: 'Not connected yet',
    unconfiguredText:
      'Make a security role and an API member in ConnectWise, enter its keys here, verify them, and save.',
    ok: 'Connected',
    okText: 'ConnectWise takes Picket’s requests.',
    refused: 'ConnectWise refuses Picket',
    unreachable: 'ConnectWise cannot be reached',
    since: 'Since',
    verified: 'Verified',
  },
  result: {
    title: 'Verification',
    intro:
      'Verify setup tries the values step by step, shows each check as it finishes, and creates nothing in ConnectWise.',
    running: 'Trying the values in ConnectWise …',
    ok: 'The setup works',
    okText: (passed: number) =>
      `${plural(passed, 'check', 'checks')} passed. Picket can open tickets in ConnectWise.`,
    okUnsaved: 'Save now, so that Picket uses these values.',
    okUnknown: (count: number) =>
      `${plural(count, 'check', 'checks')} could not be settled; look below for what that means.`,
    show: 'Show every check',
    hide: 'Hide the checks',
    failed: {
      name_resolution: 'Check the Site: there is no ConnectWise under this name',
      tls: 'Check the Site and the network: no secure connection could be made',
      company_id: 'Check the credentials: the Company ID is not known',
      keys: 'Check the credentials: the public and private keys are not accepted',
      client_id: 'Check the credentials: the API client id is not accepted',
    } as Readonly<Record<string, string>>,
    failedRights: (count: number) =>
      `The credentials are right, but the security role lacks ${plural(count, 'right', 'rights')}`,
    failedRightsText:
      'Each is named below, with where it is granted. ConnectWise takes a changed role at once: verify again then.',
    failedOther: 'The setup does not work yet',
    notConfirmed: 'The connection could not be confirmed',
    notConfirmedText: 'A check on which the rest depends has no answer yet. Look below, and verify again.',
    choices: 'The connection works, but the ticket service needs another choice',
    choicesText: 'You can save. Then choose anew under Services: no ticket is opened before.',
    changed: 'The values were changed since. Verify them again.',
  },
  groups: {
    reach: 'Reaching ConnectWise',
    credentials: 'Credentials',
    rights: 'Rights of the security role',
    choices: 'Choices of the Services tab',
  },
  role: {
    open: 'Which rights are needed?',
    text: 'In ConnectWise, make a security role with these rights and nothing more (System > Security Roles), and give it to an API member (System > Members > API Members).',
    table: 'Rights of the security role',
    module: 'Module',
    function: 'Function',
    level: 'Level',
    endpoint: 'For',
    note: '“My” instead of “All” is not enough: the API member would see its own records only.',
    rows: [
      {
        endpoint: 'GET /system/mySecurity',
        module: 'System',
        function: 'Member Maintenance',
        level: 'Inquire = All',
      },
      {
        endpoint: 'GET /company/companies',
        module: 'Companies',
        function: 'Company Maintenance',
        level: 'Inquire = All',
      },
      {
        endpoint: 'GET /service/info/boards',
        module: 'Service Desk',
        function: 'Service Tickets',
        level: 'Inquire = All',
      },
      {
        endpoint: 'GET /service/priorities',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        endpoint: 'GET /service/boards/{parentId}/types',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        endpoint: 'GET /service/boards/{parentId}/statuses',
        module: 'System',
        function: 'Table Setup',
        level: 'Inquire = All',
      },
      {
        endpoint: 'POST /service/tickets',
        module: 'Service Desk',
        function: 'Service Tickets',
        level: 'Add = All',
      },
    ],
  },
};
