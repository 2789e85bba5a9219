import { apiError, invalid, notFound, Refusal } from './errors.ts';
import { resourceFields } from './fields.ts';
import { type Answer, answerJson } from './http.ts';
import { answerList, shape } from './list.ts';
import { missing } from './parse-ticket.ts';
import type { Json } from './present.ts';
import type { DocumentRow, TicketRow } from './records.ts';
import type { Right } from './roles.ts';
import type { Call, Route } from './route.ts';
import { timestamp } from './state.ts';
import { listQuery } from './table-routes.ts';

const attachments = (right: Right) => ({ function: 'Manage Attachments', right });

/** Files that are attached to tickets. Other records cannot have files here. */
export const documentRoutes: readonly Route[] = [
  { method: 'GET', path: '/system/documents', needs: attachments('inquire'), answer: list },
  { method: 'POST', path: '/system/documents', needs: attachments('add'), answer: add },
];

function list(call: Call): Answer {
  const { search } = call.exchange;
  const find = (name: string) => [...search].find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const ticket = ticketOf(call, find('recordtype'), find('recordid'));
  const records = (ticket.documents ?? []).map(documentJson);
  return answerList({ records, fields: resourceFields.document }, listQuery(call));
}

function add(call: Call): Answer {
  const { exchange, state, by } = call;
  const type = exchange.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) throw unsupported(type);
  const parts = partsOf(exchange.text, boundary);
  const field = (name: string) => parts.find((part) => part.name.toLowerCase() === name)?.content ?? '';
  const ticket = ticketOf(call, field('recordtype'), field('recordid'));
  const title = field('title');
  if (title.trim() === '') throw invalid('document', [missing('title')]);
  const file = parts.find(({ fileName }) => fileName !== null);
  if (file === undefined) throw invalid('document', [missing('file')]);
  const document: DocumentRow = {
    id: 70_001 + state.data.tickets.reduce((sum, { documents = [] }) => sum + documents.length, 0),
    title,
    fileName: file.fileName ?? '',
    content: file.content,
    isPublic: field('privateflag').toLowerCase() !== 'true',
    isReadOnly: field('readonlyflag').toLowerCase() === 'true',
    at: timestamp(state.clock),
    by,
  };
  ticket.documents = [...(ticket.documents ?? []), document];
  state.save();
  return answerJson(201, shape(documentJson(document), exchange.search));
}

function ticketOf({ state }: Call, recordType: string, recordId: string): TicketRow {
  if (recordType.toLowerCase() !== 'ticket')
    throw apiError(400, `The record type '${recordType}' is not known to the sandbox.`);
  const ticket = state.data.tickets.find(({ id }) => String(id) === recordId.trim());
  if (ticket === undefined) throw notFound('Ticket', recordId);
  return ticket;
}

/** Worded as one client received it. */
const unsupported = (type: string) =>
  new Refusal(415, {
    code: 'ConnectWiseApi',
    message: `The request entity's media type '${type.split(';')[0]}' is not supported for this resource.`,
    errors: null,
  });

interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly content: string;
}

/** Parses the part of RFC 7578 that clients use. */
function partsOf(text: string, boundary: string): Part[] {
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part): Part[] => {
      const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
      const name = /\bname="([^"]*)"/i.exec(head)?.[1];
      const fileName = /\bfilename="([^"]*)"/i.exec(head)?.[1] ?? null;
      return name === undefined
        ? []
        : [{ name, fileName, content: rest.join('\r\n\r\n').replace(/\r\n$/, '') }];
    });
}

const documentJson = ({ id, title, fileName, content, isPublic, isReadOnly, at, by }: DocumentRow): Json => ({
  id,
  title,
  fileName,
  serverFileName: fileName,
  owner: by,
  linkFlag: false,
  imageFlag: false,
  publicFlag: isPublic,
  readOnlyFlag: isReadOnly,
  size: Buffer.byteLength(content),
  urlFlag: false,
  _info: { lastUpdated: at, updatedBy: by },
});
