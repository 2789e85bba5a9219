/** The records that ConnectWise stores for a company, in the form of the sandbox. */

/** A device or another asset that an MSP manages. */
export interface Configuration {
  readonly id: number;
  companyId: number;
  name: string;
  readonly type: string;
  active: boolean;
  serialNumber: string;
  ipAddress: string;
  macAddress: string;
  /** The number that a monitoring agent gives the device. */
  deviceIdentifier: string;
  tagNumber: string;
  updatedAt: string;
}

export interface Contact {
  readonly id: number;
  companyId: number;
  firstName: string;
  lastName: string;
  inactive: boolean;
  /** The default contact of its company. */
  isDefault: boolean;
  /** E-mail addresses; the first is the default. */
  emails: string[];
  updatedAt: string;
}

export interface Agreement {
  readonly id: number;
  companyId: number;
  name: string;
  readonly type: string;
  cancelled: boolean;
}

export interface Site {
  readonly id: number;
  companyId: number;
  name: string;
  inactive: boolean;
  readonly isDefault: boolean;
}

export interface CustomerRecords {
  configurations: Configuration[];
  contacts: Contact[];
  agreements: Agreement[];
  sites: Site[];
}
