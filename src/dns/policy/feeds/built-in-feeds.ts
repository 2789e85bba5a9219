/** Feeds that need no server, for the demo and for a first try. RFC 6761 §6.2: nobody owns a name in `.test`. */
const threats = `# Picket demo: threats
malware.picket-demo.test
phishing.picket-demo.test
command-and-control.picket-demo.test
ransomware.picket-demo.test
*.dga.picket-demo.test
`;

const social = `# Picket demo: social networks
social.picket-demo.test
`;

/** By address. */
export const builtInFeeds: ReadonlyMap<string, string> = new Map([
  ['picket:demo', threats],
  ['picket:demo-social', social],
]);
