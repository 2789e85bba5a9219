import type { ConnectWise } from '../connectwise/types.ts';
import { withStatus } from '../http/problem-details.ts';
import { fromConnectWise } from '../settings/connectwise-failure.ts';
import type { TicketService } from '../settings/ticket-service.ts';
import { checkDestination, namesOf, readLists } from './check-destination.ts';
import { type Destination, type DestinationIds, isOfBoard } from './destination.ts';
import { routingProblems } from './problems.ts';

/**
 * The destination with its names, each value read from ConnectWise. Throws (422) and names every invalid value.
 */
export async function chooseDestination(
  client: ConnectWise,
  ids: DestinationIds,
  service: TicketService,
): Promise<Destination> {
  const lists = fromConnectWise(await readLists(client, ids, service));
  const complaints = checkDestination(ids, lists, service);
  if (complaints.length > 0) {
    throw withStatus(
      422,
      routingProblems.invalid(complaints.length),
      complaints.map(({ field, detail }) => ({ in: 'body', pointer: `/destination/${field}Id`, detail })),
    );
  }
  const destination = {
    ...namesOf(ids, lists),
    severity: ids.severity,
    impact: ids.impact,
    ofBoard: null,
  };
  return isOfBoard(destination)
    ? { ...destination, ofBoard: destination.board ?? service.board }
    : destination;
}
