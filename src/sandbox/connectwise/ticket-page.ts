import { escaped, type Page, readableTime } from '../page-layout.ts';
import type { AccountData } from './account-data.ts';
import { banner } from './banner.ts';
import { valuesJson } from './custom-fields.ts';
import type { Note, NoteTab, TicketRow } from './records.ts';

/** One ticket as a technician sees it, with two actions: change the status, write a note. */
export function ticketPage(ticket: TicketRow, data: AccountData, complaint = ''): Page {
  const board = data.boards.find(({ id }) => id === ticket.boardId);
  const status = board?.statuses.find(({ id }) => id === ticket.statusId);
  const fields: [label: string, value: string][] = [
    ['Board', board?.name ?? ''],
    ['Status', status?.name ?? ''],
    ['Type', board?.types.find(({ id }) => id === ticket.typeId)?.name ?? ''],
    ['Priority', data.priorities.find(({ id }) => id === ticket.priorityId)?.name ?? ''],
    ['Company', data.companies.find(({ id }) => id === ticket.companyId)?.name ?? ''],
    ['External reference', ticket.externalXRef ?? ''],
    ['Entered by', ticket.enteredBy],
    ...(ticket.mergedIntoId === null ? [] : [['Merged into', `#${ticket.mergedIntoId}`] as [string, string]]),
  ];
  const attached = (ticket.configurationIds ?? []).map(
    (id) => data.customers.configurations.find((one) => one.id === id)?.name ?? `#${id}`,
  );
  if (attached.length > 0) fields.push(['Configurations', attached.join(', ')]);
  for (const [label, field] of [
    ['Contact', 'contact'],
    ['Agreement', 'agreement'],
    ['Site', 'site'],
  ] as const) {
    const name = (ticket.other[field] as { name?: string } | undefined)?.name;
    if (name !== undefined) fields.push([label, name]);
  }
  for (const { caption, value } of valuesJson(data, board, ticket.customValues ?? []))
    if (value !== null) fields.push([String(caption), String(value)]);
  const first = ticket.notes.find(({ tab }) => tab === 'discussion');
  const statuses = board?.statuses.filter(({ inactive }) => !inactive) ?? [];
  return {
    banner,
    title: `#${ticket.id} ${ticket.summary}: ConnectWise sandbox`,
    main: `<p><a href="/">All boards</a></p>
<h1>#${ticket.id} <bdi>${escaped(ticket.summary)}</bdi></h1>
${complaint === '' ? '' : `<p class="note" role="alert">${escaped(complaint)}</p>`}
<div class="columns">
<div>
<section class="card" aria-label="Ticket"><dl>
${fields.map(([label, value]) => `<dt>${escaped(label)}</dt><dd><bdi>${value === '' ? 'None' : escaped(value)}</bdi></dd>`).join('\n')}
<dt>Entered</dt><dd>${readableTime(ticket.enteredAt)}</dd>
${ticket.closedAt === null ? '' : `<dt>Closed</dt><dd>${readableTime(ticket.closedAt)}, ${escaped(ticket.closedBy)}</dd>`}
</dl></section>
<h2>Work the ticket</h2>
<form class="card" method="post" action="/tickets/${ticket.id}">
<label>Status
<select name="status">${statuses
      .map(
        ({ id, name }) =>
          `<option value="${id}"${id === ticket.statusId ? ' selected' : ''}>${escaped(name)}</option>`,
      )
      .join('')}</select></label>
<label>Note for the discussion
<textarea name="note" rows="3"></textarea></label>
<button>Save</button>
</form>
</div>
<div>
<h2>Initial description</h2>
${first === undefined ? '<p class="quiet">None.</p>' : `<div class="card text" dir="auto">${escaped(first.text)}</div>`}
${notes('Discussion', 'discussion', ticket)}
${notes('Internal analysis', 'internal', ticket)}
${notes('Resolution', 'resolution', ticket)}
${documents(ticket)}<h2>History</h2>
<ul class="card">${ticket.history
      .map(({ at, by, what }) => `<li>${readableTime(at)}, ${escaped(by)}: ${escaped(what)}</li>`)
      .join('\n')}</ul>
</div>
</div>`,
  };
}

function documents({ documents = [] }: TicketRow): string {
  if (documents.length === 0) return '';
  const lines = documents.map(
    ({ title, fileName, content }) =>
      `<li><bdi>${escaped(title)}</bdi>: ${escaped(fileName)}, ${Buffer.byteLength(content)} bytes</li>`,
  );
  return `<h2>Attachments</h2><ul class="card">${lines.join('\n')}</ul>`;
}

function notes(heading: string, tab: NoteTab, ticket: TicketRow): string {
  const here = ticket.notes.filter((note) => note.tab === tab);
  if (here.length === 0)
    return tab === 'discussion' ? `<h2>${heading}</h2><p class="quiet">No notes.</p>` : '';
  return `<h2>${heading}</h2>${here.map(noteHtml).join('\n')}`;
}

const noteHtml = ({ at, by, text }: Note) =>
  `<p class="by">${readableTime(at)}, ${escaped(by)}</p><div class="card text" dir="auto">${escaped(text)}</div>`;
