import { refuse } from '../../platform/values/problem.ts';
import type { ConnectWise } from '../client/types.ts';
import { fromConnectWise } from '../connection/connectwise-failure.ts';
import { checkDestination, fetchLists, namesOf } from './check-destination.ts';
import { type Destination, type DestinationIds, isOfBoard } from './destination.ts';
import { routingProblems } from './problems.ts';
import type { TicketService } from './ticket-service.ts';

/** The destination with its names, each read from ConnectWise. Throws (`invalid`) and names every invalid value. */
export async function chooseDestination(
  client: ConnectWise,
  ids: DestinationIds,
  service: TicketService,
): Promise<Destination> {
  const lists = fromConnectWise(await fetchLists(client, ids, service));
  const complaints = checkDestination(ids, lists, service);
  if (complaints.length > 0) {
    throw refuse(
      'invalid',
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
