import { type ClosingSettings, closingSettings } from '../../src/connectwise/services/closing-settings.ts';
import { recurrenceSettings } from '../../src/incidents/recurrence-settings.ts';
import { type Setting, writeSetting } from '../../src/platform/settings/store.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { queueClosings } from '../../src/tickets/closing/queue-closings.ts';
import { ticketContents } from '../../src/tickets/contents/ticket-contents.ts';
import { linkingSince, linkSettings } from '../../src/tickets/devices/link-settings.ts';
import { queueLinks } from '../../src/tickets/devices/queue-links.ts';
import { queueNotes } from '../../src/tickets/follow-up/queue-notes.ts';
import { queueOperations } from '../../src/tickets/record/queue-follow-up.ts';
import { inConnectWise, isFollowedUp, openTickets, ticketsAbout } from './open-tickets.ts';
import { decide, deliver, grant, type Protocol, type Stage } from './picket.ts';

const hourMs = 3_600_000;
const all = { edit: 'All' };
const { securityAlerts } = sandboxAccount.boards;

const set = <T>({ scene, db }: Stage, setting: Setting<T>, value: T) =>
  writeSetting(db, setting, value, { at: scene.clock.now(), actor: 'test' });

export async function notes(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, { 'Service Tickets': all });
  const next = openTickets(stage);
  return {
    steps: [({ db: cut, clock, random }) => queueNotes(cut, clock.now(), random), deliver(stage)],
    async begin(serial) {
      const { id, number, domain } = await next();
      const longAgo = new Date(scene.clock.now().getTime() - 5 * hourMs);
      await db.updateTable('ticket').set({ told_at: longAgo }).where('id', '=', id).execute();
      await scene.detect({ domain, deviceName: 'CSD-FRONTDESK-01', processName: `p${serial}` });
      return {
        isDone: () => isFollowedUp(stage, id, 'note'),
        // The first one is the description.
        count: async () => inConnectWise(stage, number).notes.length - 1,
      };
    },
  };
}

export async function links(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, { Configurations: { inquire: 'All' }, 'Service Tickets': all });
  const next = openTickets(stage);
  const switchTo = (configurations: boolean) =>
    set(stage, linkSettings, { ...linkSettings.initial, configurations });
  return {
    steps: [({ db: cut, clock, random }) => queueLinks(cut, clock.now(), random), deliver(stage)],
    async begin() {
      await switchTo(false);
      const { id, number } = await next();
      const now = scene.clock.now();
      await switchTo(true);
      // As if only this ticket were created since linking is on.
      await set(stage, linkingSince, now.toISOString());
      await db.updateTable('ticket').set({ created_at: now }).where('id', '=', id).execute();
      const path = `/service/tickets/${number}/configurations`;
      return {
        isDone: () => isFollowedUp(stage, id, 'link'),
        count: async () => {
          const attached = inConnectWise(stage, number).configurationIds;
          const posts = scene.sandbox
            .requests()
            .filter((request) => request.method === 'POST' && request.path === path);
          return attached.join() === '601' ? posts.length : 0;
        },
      };
    },
  };
}

export async function attachments(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, { 'Manage Attachments': { inquire: 'All', add: 'All' } });
  const next = openTickets(stage);
  const switchTo = (attachDetections: boolean) =>
    set(stage, ticketContents, { ...ticketContents.initial, attachDetections });
  return {
    steps: [deliver(stage)],
    async begin() {
      await switchTo(false);
      const { id, number } = await next();
      await switchTo(true);
      await queueOperations(db, 'attach', [id], { now: scene.clock.now(), random: systemRandom });
      return {
        isDone: () => isFollowedUp(stage, id, 'attach'),
        count: async () => inConnectWise(stage, number).documents.length,
      };
    },
  };
}

export async function closing(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, {
    'Service Tickets': all,
    'Close Service Tickets': all,
    'Time Entry': { inquire: 'All' },
  });
  const closed = { boardId: securityAlerts.id, boardName: 'Security Alerts', name: 'Closed' };
  const settings: ClosingSettings = {
    ...closingSettings.initial,
    whenAllowed: true,
    statuses: [{ ...closed, id: securityAlerts.statuses.closed }],
  };
  await set(stage, closingSettings, settings);
  const next = openTickets(stage);
  return {
    steps: [({ db: cut, clock, random }) => queueClosings(cut, clock.now(), random), deliver(stage)],
    async begin() {
      const { id, number, domain } = await next();
      const entry = { domain, why: 'It is ours.', added_at: scene.clock.now(), added_by: 'test' };
      await db.insertInto('allow_entry').values(entry).execute();
      return {
        isDone: () => isFollowedUp(stage, id, 'close'),
        count: async () => {
          const { closedFlag, notes: written, history } = inConnectWise(stage, number);
          const times = history.filter(({ what }) => what.includes('→ Closed')).length;
          return closedFlag ? Math.max(written.length - 1, times) : 0;
        },
      };
    },
  };
}

export async function reopening(stage: Stage): Promise<Protocol> {
  const { scene } = stage;
  await grant(stage, { 'Service Tickets': all, 'Close Service Tickets': all });
  await set(stage, recurrenceSettings, {
    ...recurrenceSettings.initial,
    onRecurrence: 'reopen',
    atMostEveryHours: 0,
  });
  const next = openTickets(stage);
  return {
    steps: [decide, deliver(stage)],
    async begin() {
      const { id, number, domain } = await next();
      await scene.work(number, { close: true });
      await scene.sync();
      scene.clock.pass(60_000);
      await scene.detect({ domain, deviceName: 'CSD-FRONTDESK-01' });
      scene.clock.pass(11_000);
      return {
        isDone: () => isFollowedUp(stage, id, 'reopen'),
        count: async () => {
          const { closedFlag, history } = inConnectWise(stage, number);
          const times = history.filter(({ what }) => what.includes('Closed → ')).length;
          return closedFlag || ticketsAbout(stage, domain).length !== 1 ? 0 : times;
        },
      };
    },
  };
}
