/**
 * Words, names and patterns that are frequent in lists of leaked passwords. Passwords here have 12 characters or more,
 * and common ones of that length consist of these, years and sequences.
 */
const common = new Set(
  `access account admin administrator adobe amanda america andrew angel anthony apple april arsenal ashley august autumn
  azerty baby bailey barcelona baseball basketball batman beautiful birthday blink bond brandon buster butterfly california
  changeit changeme charlie chelsea chicken chocolate christmas classic company computer connectwise cookie corvette cowboy
  dallas daniel david december default demo diamond dragon easter elizabeth email england enter fall family february ferrari
  flower football forever freedom friday friend friends george ginger god golden google guest hannah happy harley hello help
  helpdesk helloworld hockey home hunter hyas iloveyou internet james january jennifer jessica jesus jordan joseph joshua july
  june justin killer kitty letmein liverpool london login love lovely lover loveme maggie manager march marina marlboro martin
  master matrix matthew maverick mercedes michael michelle microsoft monday monkey mother mustang myspace network nicole
  ninja november october office oliver orange pa pass passport passw password passwords pepper picket picture pokemon prince
  princess private purple qazwsx qwe qwert qwerty qwertz rainbow ranger reset richard robert root samantha samsung samuel
  saturday school secret security september server service shadow shelby silver simple smokey snoopy soccer spider spring
  star starwars summer sunday sunshine superman supervisor support sweet sysadmin system temp temporary test tester testing
  thomas thursday tigger trustno tuesday unknown user username vanessa vincent warcraft wednesday welcome whatever william
  windows winner winter wizard xbox yamaha yankees yellow you zaq zxc`.split(/\s+/),
);
const longest = Math.max(...[...common].map((word) => word.length));
/** Sequences of keyboards, the alphabet, and numbers. */
const runs = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
const ways = runs.flatMap((run) => [run, [...run].reverse().join('')]);
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Whether attackers would guess a password early: it consists only of common words, the person’s own name and address,
 * digits, signs and sequences, even in disguise. `own`: the person's name and address.
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const words = new Set(
    own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2),
  );
  const text = password.toLowerCase();
  const plain = [...text].map((sign) => disguises[sign] ?? sign).join('');
  if (new Set(text).size < 5) return true;
  return isMadeOf(text, text, words) || isMadeOf(plain, text, words);
}

/** With this many words, a password counts as a phrase. */
const phrase = 4;

/**
 * Whether the text (as `typed`, or without its disguises) can be split into fewer than four common pieces. Digits and
 * signs between them do not count.
 */
function isMadeOf(text: string, typed: string, own: ReadonlySet<string>): boolean {
  // The fewest pieces that cover the text up to each position.
  const fewest = [0, ...Array<number>(text.length).fill(Number.POSITIVE_INFINITY)];
  for (let at = 0; at < text.length; at += 1) {
    const before = fewest[at] ?? Number.POSITIVE_INFINITY;
    if (before >= phrase) continue;
    const reach = (length: number, cost: number) => {
      fewest[at + length] = Math.min(fewest[at + length] ?? Number.POSITIVE_INFINITY, before + cost);
    };
    if (!/\p{L}/u.test(typed.charAt(at))) reach(1, 0);
    for (let length = 2; length <= text.length - at; length += 1) {
      const piece = text.slice(at, at + length);
      const known = (length <= longest && common.has(piece)) || own.has(piece);
      const sequence = length >= 3 && (ways.some((run) => run.includes(piece)) || new Set(piece).size === 1);
      if (known) reach(length, 1);
      else if (sequence) reach(length, 0);
    }
  }
  return (fewest[text.length] ?? phrase) < phrase;
}
