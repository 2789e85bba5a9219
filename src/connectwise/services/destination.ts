import { z } from 'zod';
import { ticketLevels } from '../client/types.ts';
import { choiceSchema } from './ticket-service.ts';

const choice = choiceSchema.nullable();
const level = z.enum(ticketLevels).nullable();

/** What a rule overrides in a ticket; null keeps the value of the Services tab or ConnectWise's default. */
export const destinationSchema = z
  .object({
    board: choice,
    status: choice,
    type: choice,
    priority: choice,
    subtype: choice,
    item: choice,
    team: choice,
    source: choice,
    severity: level,
    impact: level,
    ofBoard: choice.describe(
      'The board of status, type, subtype, item and team: the rule’s own, or the board of the ticket service when the rule was saved.',
    ),
  })
  .meta({ id: 'Destination' });

export type Destination = z.infer<typeof destinationSchema>;

/** The parts of a destination that are ConnectWise records, in the order in which they are chosen. */
export const recordFields = [
  'board',
  'status',
  'type',
  'priority',
  'subtype',
  'item',
  'team',
  'source',
] as const;
export type RecordField = (typeof recordFields)[number];
export const levelFields = ['severity', 'impact'] as const;
export type DestinationField = RecordField | (typeof levelFields)[number];

/** The parts that belong to a board. */
export const boardFields: readonly RecordField[] = ['status', 'type', 'subtype', 'item', 'team'];

export const fieldNames: Readonly<Record<DestinationField, string>> = {
  board: 'service board',
  status: 'status',
  type: 'type',
  priority: 'priority',
  subtype: 'subtype',
  item: 'item',
  team: 'team',
  source: 'source',
  severity: 'severity',
  impact: 'impact',
};

const id = z.number().int().positive().nullable().default(null);

/** A destination as ids. A missing part is not overridden. */
export const destinationBody = z.object({
  boardId: id.describe('If set, statusId and typeId must belong to that board.'),
  statusId: id.describe('Of the rule’s board; without one, of the ticket service’s board.'),
  typeId: id.describe('Of the rule’s board; without one, of the ticket service’s board.'),
  priorityId: id,
  subtypeId: id.describe('Of the same board; it must belong to the type.'),
  itemId: id.describe('Of the same board; it needs a subtype.'),
  teamId: id.describe('Of the same board.'),
  sourceId: id,
  severity: level.default(null),
  impact: level.default(null),
});

export type DestinationIds = z.infer<typeof destinationBody>;

export const idsOf = (destination: Destination): DestinationIds => ({
  boardId: destination.board?.id ?? null,
  statusId: destination.status?.id ?? null,
  typeId: destination.type?.id ?? null,
  priorityId: destination.priority?.id ?? null,
  subtypeId: destination.subtype?.id ?? null,
  itemId: destination.item?.id ?? null,
  teamId: destination.team?.id ?? null,
  sourceId: destination.source?.id ?? null,
  severity: destination.severity,
  impact: destination.impact,
});

/** Whether it has a part that belongs to a board. */
export const isOfBoard = (destination: Destination): boolean =>
  destination.board !== null || boardFields.some((field) => destination[field] !== null);

/** The parts that it overrides. */
export const overriddenFields = (destination: Destination): DestinationField[] =>
  [...recordFields, ...levelFields].filter((field) => destination[field] !== null);
