import type { Result } from '../../platform/values/problem.ts';

/** A custom field (user-defined field) as an administrator of ConnectWise defined it. Only id and caption are certain. */
export interface CustomFieldRecord {
  readonly id: number;
  readonly caption: string;
  /** Text, TextArea, Number, Checkbox, Date, … as ConnectWise writes it. */
  readonly type?: string;
  /** EntryField, List, Option, … */
  readonly entry?: string;
  readonly decimals?: number;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** The active options of a list, in ConnectWise’s order. */
  readonly options?: readonly string[];
  /** The screen that has the field: `Contact`, `Service Ticket`, … */
  readonly screen?: string;
  /** The locations and departments that have the field; an empty list: all of them. */
  readonly locationIds?: readonly number[];
  readonly businessUnitIds?: readonly number[];
}

/** The custom fields of a ticket that is created; readers see the caption, ConnectWise gets id and value. */
export interface NewCustomField {
  readonly id: number;
  readonly caption: string;
  readonly value: string | number | boolean;
}

export interface CustomFieldCalls {
  /** The definitions of all custom fields, of every screen. */
  customFields(signal?: AbortSignal): Promise<Result<CustomFieldRecord[]>>;
  /** The custom fields that the newest ticket of a board shows; null if the board has no ticket that shows any. */
  customFieldsOfBoard(boardId: number, signal?: AbortSignal): Promise<Result<CustomFieldRecord[] | null>>;
}

/** The custom fields because of which a create was refused: the captions or ids that ConnectWise names. */
export interface RefusedCustomFields {
  readonly named: readonly string[];
}
