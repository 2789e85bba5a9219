import { isolating } from '../isolated.ts';
export const setupText = isolating({
  title: 'How to point this company’s network at Picket',
  text: 'First add the network above, or make a token. Then set up its router, its DNS server or its computers. The addresses below are used in all instructions.',
  first: 'Address of Picket',
  firstHint: 'As the company’s computers reach it.',
  second: 'Second address',
  secondHint: 'Of another node. With two, names resolve while one node restarts.',
  doh: 'Address for DNS over HTTPS',
  dohHint: 'Paste the address of a token here.',
  unknown: 'ADDRESS-OF-PICKET',
  oneOnly: {
    detail: 'With one address, names do not resolve while Picket restarts.',
    hint: 'Run a second node, and give both addresses. Never name another resolver as the second: computers use both, so threats would not be blocked.',
  },
  copy: (step: string) => `Command: ${step}`,
  guides: {
    router: {
      title: 'Router or firewall',
      about: 'Reaches every device in the network. This is the best place to begin.',
      dhcp: 'Let DHCP give these DNS servers to all computers (option 6)',
      upstream: 'Or let the router ask Picket: enter these as its DNS servers. For dnsmasq and OpenWrt',
      close:
        'Block ports 53 and 853 from the network to all other addresses. Otherwise a computer can ask another resolver.',
      renew: 'Computers use the new servers when their lease is renewed, or after a restart.',
    },
    windowsServer: {
      title: 'DNS server of Windows Server (Active Directory)',
      about:
        'Computers keep the domain controllers as their DNS servers. Names of the domain stay there, and all other queries go to Picket.',
      forward: 'On each DNS server, in PowerShell as administrator, set Picket as the only forwarder',
      clear: 'Empty its cache, so that blocked names are blocked at once',
      check: 'Check that it answers',
      sees: 'Picket then sees the address of the server only. For a ticket that names the computer, use tokens.',
    },
    windows: {
      title: 'Windows computers',
      about: 'For computers that do not get their DNS servers by DHCP, or that leave the network.',
      set: 'In PowerShell as administrator. The name of the network adapter may differ',
      doh: 'Or with DNS over HTTPS (Windows 11, Windows Server 2022). The address must be that of your TLS proxy',
      check: 'Check that Picket answers',
    },
    macos: {
      title: 'macOS',
      about: 'By command for one Mac, or by a profile for your device management.',
      set: 'In Terminal. The name of the network service may differ',
      profile:
        'Or with DNS over HTTPS, also outside of the network: save this profile as picket.mobileconfig and install it',
    },
    browsers: {
      title: 'Browsers (policy for DNS over HTTPS)',
      about: 'Browsers may ask a resolver that they choose, and then Picket sees nothing. Set one of these.',
      off: 'Chrome and Edge on Windows: use the DNS servers of the computer',
      token: 'Or: Chrome and Edge on Windows ask Picket by token, from anywhere',
      firefoxOff: 'Firefox, in policies.json: use the DNS servers of the computer',
      firefoxToken: 'Or: Firefox asks Picket by token',
    },
    check: {
      title: 'Check it',
      about: 'From a computer in the company’s network.',
      answered: 'A name that no list has is answered',
      blocked:
        'A name of a block list is not found. Within seconds it is under Detections, with this company and the list.',
    },
  },
});
