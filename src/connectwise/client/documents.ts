import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Api, Call } from './api.ts';
import type { DocumentCalls, DocumentRecord, NewDocument } from './document-types.ts';
import { fetchAllPages } from './pages.ts';
import { parseOne } from './parse-answer.ts';
import { optionalPermissions } from './permissions.ts';
import { write } from './write-ticket.ts';

const path = '/system/documents';

const documentSchema = z
  .object({
    id: z.int().positive(),
    title: z.string().nullish().catch(null),
    fileName: z.string().nullish().catch(null),
  })
  .transform(({ id, title, fileName }): DocumentRecord => ({ id, title: title ?? fileName ?? '' }));

const addedSchema = z.object({ id: z.int().positive() });

export function documentCalls(api: Api): DocumentCalls {
  return {
    documents(ticketId, signal) {
      const call: Call = {
        method: 'GET',
        path,
        route: path,
        permission: optionalPermissions.attachments_inquire,
        query: { recordType: 'Ticket', recordId: ticketId },
        signal,
      };
      return fetchAllPages(api, call, documentSchema);
    },

    addDocument(ticketId, document, signal, beforeSend) {
      const { body, boundary } = multipart(ticketId, document);
      const call: Call = {
        method: 'POST',
        path,
        route: path,
        permission: optionalPermissions.attachments_add,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body,
        signal,
        beforeSend,
      };
      return write(api, call, (reply) => parseOne(reply, api.site.host, addedSchema));
    },
  };
}

/** RFC 7578. Customers do not see a private document in their portal. */
function multipart(ticketId: number, { title, fileName, content, type }: NewDocument) {
  const fields = {
    recordType: 'Ticket',
    recordId: String(ticketId),
    title,
    privateFlag: 'true',
    readOnlyFlag: 'true',
  };
  // No text contains its own hash.
  const boundary = `picket-${createHash('sha256').update(content).update(title).digest('hex').slice(0, 40)}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${fileName}"`,
    `Content-Type: ${type}`,
    '',
    content,
    `--${boundary}--`,
    '',
  ];
  return { boundary, body: parts.join('') + file.join('\r\n') };
}
