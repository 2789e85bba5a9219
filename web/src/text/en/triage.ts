import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

interface Explained {
  readonly skip: string;
  readonly silence: string;
  readonly accept: string;
  readonly allow: string;
}

/** The texts for actions on several rows of a list, with that list's word for a row. */
function wordsOf(one: string, several: string, explained: Explained) {
  const rows = (count: number) => plural(count, one, several);
  return {
    bar: `Selected ${several}`,
    titles: {
      skip: (count: number) => `Skip ${rows(count)}`,
      silence: (count: number) => `Silence ${rows(count)}`,
      accept: (count: number) => `Accept the risk of ${rows(count)}`,
      allow: (count: number) => `Allow the domains of ${rows(count)}`,
    },
    explained,
    whyHint:
      one === 'incident'
        ? 'Shown with your name on each incident.'
        : 'Shown with your name on the incidents.',
    done: {
      retry: (count: number) => `${rows(count)}: decided again`,
      skip: (count: number) => `${rows(count)} skipped`,
      silence: (count: number) => `${rows(count)} silenced`,
      accept: (count: number) => `The risk of ${rows(count)} is accepted`,
      allow: (count: number) => `The domains of ${rows(count)} are allowed`,
    },
    undone: (count: number) => `Undone for ${rows(count)}`,
    failed: (count: number) => `${rows(count)} did not change`,
    outcomes: `The result for each ${one}`,
    summary: (done: number, failed: number) =>
      `${rows(done)} changed. ${rows(failed)} did not, for these reasons:`,
    column: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
  };
}

export const triageWords = isolating({
  incidents: wordsOf('incident', 'incidents', {
    skip: 'Picket opens no tickets for them, even if they are seen again.',
    silence:
      'Picket holds them and later incidents of the same domains, devices and companies. When the silence ends, it decides them again.',
    accept:
      'They and later incidents of the same threats open no tickets until the acceptance ends. Existing tickets do not change.',
    allow:
      'The domain of each incident opens no tickets for its company. Existing tickets stay open. Some sources copy this to their own allow list.',
  }),
  tickets: wordsOf('ticket', 'tickets', {
    skip: 'Picket sends no tickets for their incidents, even if they are seen again. A ticket that ConnectWise has, or may have, does not change.',
    silence:
      'Picket holds their incidents, and later ones of the same domains, devices and companies. When the silence ends, it decides them again. Tickets in ConnectWise do not change.',
    accept:
      'Their incidents, and later ones of the same threats, open no tickets until the acceptance ends. Tickets in ConnectWise do not change.',
    allow:
      'The domain of each incident opens no tickets for its company. Tickets in ConnectWise stay open. Some sources copy this to their own allow list.',
  }),
  detections: wordsOf('detection', 'detections', {
    skip: 'Picket opens no tickets for their incidents, even if they are seen again.',
    silence:
      'Picket holds their incidents, and later ones of the same domains, devices and companies. When the silence ends, it decides them again.',
    accept:
      'Their incidents, and later ones of the same threats, open no tickets until the acceptance ends. Existing tickets do not change.',
    allow:
      'The domain of each one’s incident, with all names below it, opens no tickets for its company. Existing tickets stay open. Some sources copy this to their own allow list.',
  }),
});

export type TriageWords = (typeof triageWords)['incidents'];

/** The texts that are the same in every list. */
export const triage = isolating({
  select: 'Select',
  selectOne: (name: string) => `Select ${name}`,
  selectPage: 'Select all on this page',
  selected: (count: number) => `${plural(count, 'selected', 'selected')}`,
  most: (count: number) => `At most ${count} can be selected at once.`,
  clear: 'Clear selection',
  open: (count: number) => `Show ${plural(count, 'incident', 'incidents')}`,
  actions: {
    retry: 'Try again',
    skip: 'Skip',
    silence: 'Silence',
    accept: 'Accept the risk',
    allow: 'Allow the domains',
  },
  why: 'Why',
  whyMissing: 'Enter a reason. Other people read it.',
  where: 'Where',
  here: 'Only on their own devices',
  anywhere: 'On all devices of their companies',
  columns: { company: 'Company', why: 'Why it did not change' },
  ticket: 'Ticket',
  firstSeen: 'First seen',
  covered: 'Covered',
  notYet: 'Not yet in ConnectWise',
});
