import { plural } from '../plural.ts';

const incidents = (count: number) => plural(count, 'incident', 'incidents');

/** What people do with several incidents of the list. */
export const triage = {
  select: 'Select',
  selectOne: (name: string) => `Select ${name}`,
  selectPage: 'Select all on this page',
  bar: 'Selected incidents',
  selected: (count: number) => `${plural(count, 'selected', 'selected')}`,
  most: (count: number) => `At most ${count} can be selected at once.`,
  clear: 'Clear selection',
  actions: {
    retry: 'Try again',
    skip: 'Skip',
    silence: 'Silence',
    accept: 'Accept the risk',
    allow: 'Allow the domains',
  },
  titles: {
    skip: (count: number) => `Skip ${incidents(count)}`,
    silence: (count: number) => `Silence ${incidents(count)}`,
    accept: (count: number) => `Accept the risk of ${incidents(count)}`,
    allow: (count: number) => `Allow the domains of ${incidents(count)}`,
  },
  explained: {
    skip: 'Picket opens no tickets for them, even if they are seen again.',
    silence:
      'Picket holds them and later incidents of the same domains, devices and companies. When the silence ends, it decides them again.',
    accept:
      'They and later incidents of the same threats open no tickets until the acceptance ends. Existing tickets do not change.',
    allow:
      'The domain of each incident opens no tickets for its company. Existing tickets stay open. Some sources copy this to their own allow list.',
  },
  why: 'Why',
  whyHint: 'Shown with your name on each incident.',
  whyMissing: 'Enter a reason. Other people read it.',
  where: 'Where',
  here: 'Only on their own devices',
  anywhere: 'On all devices of their companies',
  done: {
    retry: (count: number) => `${incidents(count)}: decided again`,
    skip: (count: number) => `${incidents(count)} skipped`,
    silence: (count: number) => `${incidents(count)} silenced`,
    accept: (count: number) => `The risk of ${incidents(count)} is accepted`,
    allow: (count: number) => `The domains of ${incidents(count)} are allowed`,
  },
  undone: (count: number) => `Undone for ${incidents(count)}`,
  failed: (count: number) => `${incidents(count)} did not change`,
  outcomes: 'The result for each incident',
  summary: (done: number, failed: number) =>
    `${incidents(done)} changed. ${incidents(failed)} did not, for these reasons:`,
  columns: { incident: 'Incident', company: 'Company', why: 'Why it did not change' },
  ticket: 'Ticket',
  firstSeen: 'First seen',
  notYet: 'Not yet in ConnectWise',
};
