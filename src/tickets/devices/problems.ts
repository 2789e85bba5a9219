import type { Problem } from '../../platform/values/problem.ts';

export const linkProblems = {
  off: (): Problem => ({
    code: 'links.off',
    message: 'Devices are not linked to configurations: this is switched off.',
    hint: 'An administrator switches it on in the ConnectWise settings, under Devices and contacts.',
    retry: 'never',
  }),
  notPermitted: (): Problem => ({
    code: 'links.not_permitted',
    message: 'The security role in ConnectWise lacks a right that linking devices to configurations needs.',
    hint: 'Grant Configurations: Inquire = All and Service Tickets: Edit = All. Picket notices within a minute.',
    retry: 'never',
  }),
  noTicket: (incidentId: number): Problem => ({
    code: 'links.no_ticket',
    message: `Incident ${incidentId} has no ticket in ConnectWise that could be linked.`,
    hint: 'Wait until its ticket is created. The ticket of a roll-up is linked to no device.',
    retry: 'later',
  }),
  noDevice: (device: string): Problem => ({
    code: 'links.no_such_device',
    message: `The incident has no device “${device}”.`,
    hint: 'Write the name as the incident shows it.',
    retry: 'never',
  }),
  underWay: (device: string): Problem => ({
    code: 'links.under_way',
    message: `Picket is just linking “${device}” and waits for the answer of ConnectWise.`,
    hint: 'Try again in a minute.',
    retry: 'later',
  }),
  ticketGone: (number: number): Problem => ({
    code: 'links.ticket_gone',
    message: `ConnectWise no longer has ticket ${number}, so nothing is linked to it.`,
    hint: 'Nothing to do: if the threat is seen again, a new ticket is linked.',
    retry: 'never',
  }),
  ticketMerged: (number: number, into: number): Problem => ({
    code: 'links.ticket_merged',
    message: `Ticket ${number} was merged into ticket ${into}, so Picket links nothing to it.`,
    hint: `Add the configuration to ticket ${into} in ConnectWise if it is missing there.`,
    retry: 'never',
  }),
  mappingChanged: (ticketCompany: string, mapped: string | null): Problem => ({
    code: 'links.mapping_changed',
    message:
      mapped === null
        ? `The company of this incident is no longer mapped, and the ticket is of “${ticketCompany}”.`
        : `The company of this incident is mapped to “${mapped}” now, and the ticket is of “${ticketCompany}”.`,
    hint: 'Move the ticket to the right company in ConnectWise, or correct the mapping. Then look the devices up again.',
    retry: 'never',
  }),
  configurationGone: (name: string): Problem => ({
    code: 'links.configuration_gone',
    message: `The configuration “${name}” is no longer in ConnectWise, is inactive, or belongs to another company.`,
    hint: 'Choose another configuration for the device.',
    retry: 'never',
  }),
  notOfCompany: (id: number, company: string): Problem => ({
    code: 'links.not_of_company',
    message: `Configuration ${id} is not an active configuration of “${company}” in ConnectWise.`,
    hint: 'Search for the configuration by name, and choose one from the results.',
    retry: 'never',
  }),
  pinNotMapped: (company: string): Problem => ({
    code: 'links.pin_not_mapped',
    message: `“${company}” is not mapped to a ConnectWise company, so no configuration can be pinned for it.`,
    hint: 'Map it in the section “companies” of the file, or remove the pin.',
    retry: 'never',
  }),
  notLinked: (device: string): Problem => ({
    code: 'links.not_linked',
    message: `“${device}” is not linked to a configuration.`,
    hint: 'Only a device that is linked, or waits to be linked, can be unlinked.',
    retry: 'never',
  }),
  noSuchPin: (id: number): Problem => ({
    code: 'links.no_such_pin',
    message: `There is no remembered configuration ${id}.`,
    hint: 'List them to find its number.',
    retry: 'never',
  }),
} as const;
