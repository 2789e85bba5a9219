/** The words with which HYAS filters its log. In a row the reputation is a number. */
export const filterWords = ['permitted', 'suspicious', 'malicious', 'blocked'] as const;
export type FilterWord = (typeof filterWords)[number];

/** A name that is queried, and what the sandbox reports about it. The words are invented: HYAS publishes none. */
export interface Site {
  readonly domain: string;
  readonly word: FilterWord;
  readonly categories: readonly string[];
  readonly reason: { readonly type: string | null; readonly lists: readonly string[] };
  readonly verdictSource: string;
  readonly threatLevel: string | null;
  readonly ageDays: number | null;
  readonly registrar: string | null;
  readonly processes: readonly string[];
}

const browsers = ['chrome.exe', 'msedge.exe', 'firefox.exe'];
const scripts = ['powershell.exe', 'rundll32.exe', 'svchost.exe', 'wscript.exe'];

type Kind = Omit<Site, 'domain'>;

const kind = (
  word: FilterWord,
  categories: string[],
  type: string | null,
  more: Partial<Kind> = {},
): Kind => ({
  word,
  categories,
  reason: { type, lists: [] },
  verdictSource: 'Decision Engine',
  threatLevel: word === 'malicious' ? 'high' : word === 'blocked' ? 'medium' : 'low',
  ageDays: 900,
  registrar: 'Example Registrar LLC',
  processes: browsers,
  ...more,
});

const listHit = (name: string, word: FilterWord = 'blocked') =>
  kind(word, [], 'List', { reason: { type: 'List', lists: [name] }, verdictSource: 'Lists' });
const category = (name: string) => kind('blocked', [name], 'Category', { verdictSource: 'Categories' });

const kinds: readonly [Kind, readonly string[]][] = [
  [
    kind('malicious', ['Phishing'], 'Phishing', { ageDays: 6, registrar: 'Bargain Names Example' }),
    [
      'login-mailbox-verify.example',
      'invoice-portal-secure.example',
      'xn--bcher-kva-login.example',
      'parcel-redelivery.test',
      'payroll-update-2fa.test',
      'e-sign-documents.example',
    ],
  ],
  [
    kind('malicious', ['Bots/C2'], 'Command and control', { ageDays: 31, processes: scripts }),
    [
      'beacon.cold-harbor-cdn.example',
      'api.telemetry-sync.test',
      'update.bad-gateway.example',
      'c2.winter-relay.test',
    ],
  ],
  [
    kind('blocked', ['DGA'], 'Domain generation algorithm', {
      ageDays: 1,
      processes: scripts,
      registrar: null,
    }),
    ['qx7vbn2kfzpl.example', 'hjt4mwu9sdya.test', 'zzk3plq8vbrt.example', 'wq0xncm5ekfu.test'],
  ],
  [
    kind('blocked', ['Newly registered'], 'Newly registered domain', { ageDays: 2 }),
    ['spring-sale-outlet.example', 'free-tax-calculator.test', 'community-raffle.example'],
  ],
  [
    listHit('Threat intelligence feed'),
    ['dropper-files.example', 'cracked-tools.test', 'pdf-editor-free.example'],
  ],
  [listHit('MSP block list'), ['remote-help-desk.test', 'coupon-toolbar.example']],
  [
    kind('blocked', ['Spyware'], 'Spyware', { processes: scripts, threatLevel: 'high' }),
    ['stats.keys-logger.example', 'img.ad-injector.test'],
  ],
  [category('Gambling'), ['lucky-river-slots.example', 'sports-odds-live.test']],
  [category('Adult content'), ['late-night-videos.example']],
  [category('Proxy and VPN avoidance'), ['hide-my-class.test', 'unblock-anything.example']],
  [
    kind('suspicious', [], 'Suspicious registrar', { ageDays: 45, registrar: 'Bargain Names Example' }),
    ['cheap-printer-ink.example', 'quick-quote-forms.test', 'mailer.newsletters-now.example'],
  ],
  [
    kind('permitted', ['Business'], null, {
      reason: { type: null, lists: [] },
      threatLevel: null,
      ageDays: 5200,
    }),
    [
      'www.office-suite.example',
      'mail.office-suite.example',
      'cdn.web-fonts.example',
      'time.clock-sync.test',
      'files.cloud-drive.example',
      'www.news-daily.example',
    ],
  ],
];

export const sites: readonly Site[] = kinds.flatMap(([shared, domains]) =>
  domains.map((domain) => ({ domain, ...shared })),
);
