import { companiesText } from './connectwise-companies.ts';
import { connectionText } from './connectwise-connection.ts';
import { servicesText } from './connectwise-services.ts';

export const connectWise = {
  title: 'ConnectWise',
  description: 'Connect Picket to ConnectWise PSA, say which company is which, and choose where tickets go.',
  tabs: { connection: 'Connection', companies: 'Companies', services: 'Services' },
  connection: connectionText,
  companies: companiesText,
  services: servicesText,
};
