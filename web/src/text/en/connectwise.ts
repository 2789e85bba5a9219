import { companiesText } from './connectwise-companies.ts';
import { connectionText } from './connectwise-connection.ts';
import { customFieldsText } from './connectwise-custom-fields.ts';
import { nextStepsText, ticketContentsText } from './connectwise-next-steps.ts';
import { routingText } from './connectwise-routing.ts';
import { servicesText } from './connectwise-services.ts';
import { ticketTextText } from './connectwise-text.ts';

export const connectWise = {
  title: 'ConnectWise',
  description: 'Connect Picket to ConnectWise PSA, map companies, and choose the board for tickets.',
  tabs: { connection: 'Connection', companies: 'Companies', services: 'Services' },
  connection: connectionText,
  companies: companiesText,
  services: servicesText,
  sections: {
    label: 'Services',
    service: 'Ticket service',
    routing: 'Routing',
    text: 'Text',
    nextSteps: 'What to do next',
    links: 'Devices and contacts',
    customFields: 'Custom fields',
  },
  routing: routingText,
  ticketText: ticketTextText,
  ticketContents: ticketContentsText,
  nextSteps: nextStepsText,
  customFields: customFieldsText,
};
