import type { CustomValue } from './custom-field.ts';

/** The records as the sandbox stores them: plain JSON, one level, ids instead of references. */

export interface Company {
  readonly id: number;
  identifier: string;
  name: string;
  city: string;
  inactive: boolean;
  deleted: boolean;
  /** `Client` or `Owner`. */
  readonly type: string;
  updatedAt: string;
}

export interface BoardStatus {
  readonly id: number;
  name: string;
  readonly closed: boolean;
  readonly isDefault: boolean;
  inactive: boolean;
}

export interface BoardType {
  readonly id: number;
  name: string;
  readonly isDefault: boolean;
  inactive: boolean;
}

export interface Board {
  readonly id: number;
  name: string;
  inactive: boolean;
  deleted: boolean;
  /** Missing: the main location. */
  locationId?: number;
  statuses: BoardStatus[];
  types: BoardType[];
  subtypes: BoardSubtype[];
  items: BoardItem[];
  teams: BoardTeam[];
}

export interface BoardSubtype {
  readonly id: number;
  name: string;
  inactive: boolean;
  /** The types that it belongs to. */
  readonly typeIds: readonly number[];
}

export interface BoardItem {
  readonly id: number;
  name: string;
  inactive: boolean;
}

export interface BoardTeam {
  readonly id: number;
  readonly name: string;
  readonly isDefault: boolean;
}

/** How the ticket arrived. */
export interface TicketSource {
  readonly id: number;
  readonly name: string;
  readonly isDefault: boolean;
}

export interface Priority {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly level: 'Critical' | 'High' | 'Medium' | 'Low';
  readonly isDefault: boolean;
}

/** The tab of the ticket for a note; customers see the discussion. */
export type NoteTab = 'discussion' | 'internal' | 'resolution';

export interface Note {
  readonly id: number;
  readonly tab: NoteTab;
  readonly text: string;
  readonly at: string;
  readonly by: string;
}

export interface HistoryEntry {
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

export interface TimeEntry {
  readonly id: number;
  readonly by: string;
  readonly hours: number;
  readonly at: string;
}

/** Other fields of a ticket, stored as sent: `poNumber`, `severity`, … */
export type OtherFields = Record<string, unknown>;

export interface TicketRow {
  readonly id: number;
  summary: string;
  boardId: number;
  statusId: number;
  typeId: number | null;
  priorityId: number;
  companyId: number;
  externalXRef: string | null;
  other: OtherFields;
  /** The values of user-defined fields; missing in files of earlier versions. */
  customValues?: CustomValue[];
  readonly enteredAt: string;
  readonly enteredBy: string;
  updatedAt: string;
  updatedBy: string;
  closedAt: string | null;
  closedBy: string | null;
  mergedIntoId: number | null;
  hasMergedChild: boolean;
  notes: Note[];
  /** The attached configurations; missing if there never was one. */
  configurationIds?: number[];
  history: HistoryEntry[];
  /** Missing in files of earlier versions. */
  documents?: DocumentRow[];
  times?: TimeEntry[];
}

/** A file that is attached to a ticket. */
export interface DocumentRow {
  readonly id: number;
  readonly title: string;
  readonly fileName: string;
  readonly content: string;
  readonly isPublic: boolean;
  readonly isReadOnly: boolean;
  readonly at: string;
  readonly by: string;
}

/** An address that is called when records change. */
export interface CallbackRow {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  readonly objectId: number;
  readonly type: string;
  readonly level: string;
  readonly isSelfSuppressedFlag: boolean;
  inactiveFlag: boolean;
  readonly signingKeyId: string;
  readonly signingKey: string;
  /** Since when no call succeeded; null if the last one did. */
  failingSince: string | null;
}
