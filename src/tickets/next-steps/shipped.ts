/** A text, and the words of block reasons or categories that it is for. */
interface ShippedText {
  readonly name: string;
  readonly matches: readonly string[];
  readonly text: string;
}

/** The text for an incident that no other text matches. */
export const shippedDefault =
  '1. Ask the user what was open when the query was sent. 2. Find the process that sent it, and scan the device. 3. If the block is wrong, allow the domain for this company; else close the ticket with what you found.';

/**
 * The shipped texts. The first match is used, so the gravest threat comes first. `matches` are words of block reasons
 * and categories, as HYAS, Picket and other products write them.
 */
export const shippedTexts: readonly ShippedText[] = [
  {
    name: 'Ransomware',
    matches: ['ransomware', 'ransom'],
    text: '1. Disconnect the device from the network now. Do not switch it off. 2. Tell the incident lead, and look for the same domain on other devices of the company. 3. Check file shares and backups for encrypted files. 4. Reset the passwords of everybody who signed in on the device. 5. Reinstall the device from a clean image before it goes back on the network.',
  },
  {
    name: 'Command and control',
    matches: ['command and control', 'command & control', 'c2', 'c&c', 'botnet', 'bots', 'bot', 'beacon'],
    text: '1. Isolate the device: it probably runs malware that waits for orders. 2. Find the process that sends the queries, and how it starts again (services, scheduled tasks, run keys). 3. Scan with a second product, and remove what is found or reinstall. 4. Reset the passwords that were used on the device. 5. Look for the domain on other devices of the company.',
  },
  {
    name: 'Data exfiltration and tunnelling',
    matches: [
      'exfiltration',
      'data exfiltration',
      'tunnelling',
      'tunneling',
      'dns tunnel',
      'dns tunnelling',
      'dns tunneling',
    ],
    text: '1. Isolate the device, and keep its logs. 2. Find the process that sends the queries. 3. Estimate from the number and length of the queries how much data may have left. 4. If it is no approved VPN or security product, treat it as a data leak, and tell the incident lead. 5. Check whether the customer has to be informed.',
  },
  {
    name: 'Malware',
    matches: [
      'malware',
      'malicious',
      'malware distribution',
      'trojan',
      'spyware',
      'exploit',
      'stealer',
      'virus',
      'worm',
    ],
    text: '1. Scan the device fully with current signatures. 2. Find the process and the file that sent the query, and where the file came from. 3. If anything is found, isolate the device and remove it. 4. Check that the endpoint protection runs and is up to date. 5. Close the ticket with the result of the scan.',
  },
  {
    name: 'Phishing',
    matches: [
      'phishing',
      'phish',
      'credential theft',
      'credential harvesting',
      'fraud',
      'scam',
      'typosquatting',
    ],
    text: '1. Ask the user whether they opened a link or entered a password. 2. If they did: reset the password, end all sessions, and check multi-factor sign-in and mailbox rules. 3. Find the message, and remove it from all mailboxes. 4. Report the sender, and block it. 5. The page itself was blocked: without an entered password there is nothing else to do.',
  },
  {
    name: 'Generated domain names (DGA)',
    matches: ['dga', 'domain generation algorithm', 'generated domain', 'generated domain names'],
    text: '1. Look at the other domains of the incident: many random names from one device mean malware. 2. Find the process that sends the queries. 3. If it is unknown, isolate and scan the device. 4. Content networks and security products also use random names: if it is one of them, allow its domain for this company.',
  },
  {
    name: 'Cryptomining',
    matches: ['cryptomining', 'crypto mining', 'cryptojacking', 'coin miner', 'miner', 'mining pool'],
    text: '1. Look for a process with a high load on the device. 2. If the miner runs in a browser, close the page and remove the extension. 3. If a program was installed, find out who did it: miners often come with other malware. 4. Scan the device, and check servers of the company for the same domain.',
  },
  {
    name: 'Newly registered domains',
    matches: [
      'newly registered',
      'newly registered domains',
      'newly seen',
      'newly seen domain',
      'newly observed',
      'new domain',
      'young domain',
    ],
    text: '1. Most new domains are harmless, but many attacks use them. Check who registered it, and what the page shows, from a safe machine. 2. Ask the user what they wanted to reach. 3. If it is legitimate, allow the domain for this company. 4. If not, continue as with phishing.',
  },
  {
    name: 'Suspicious registrar or infrastructure',
    matches: [
      'suspicious registrar',
      'suspicious nameserver',
      'suspicious',
      'watch engine',
      'highly suspicious',
    ],
    text: '1. The domain shares registrar, name server or address with known threats. 2. Check its age and category, and ask the user what was open. 3. Scan the device if nobody can explain the query. 4. If it is legitimate, allow the domain for this company.',
  },
  {
    name: 'Unwanted categories',
    matches: [
      'adult',
      'adult content',
      'gambling',
      'dating',
      'drugs',
      'weapons',
      'piracy',
      'games',
      'streaming',
      'social media',
      'ads and tracking',
      'file sharing',
      'remote access',
      'vpn and proxies',
      'encrypted dns',
      'proxy',
      'anonymizer',
    ],
    text: '1. This is a rule of the company, not an attack. 2. A single query often comes from an advertisement: there is nothing to do. 3. If it repeats, tell the contact of the company. 4. If the business needs the domain, allow it for this company.',
  },
];
