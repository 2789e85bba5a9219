import { account } from './en/account.ts';
import { acting } from './en/acting.ts';
import { allowList } from './en/allow-list.ts';
import { audit } from './en/audit.ts';
import { backups } from './en/backups.ts';
import { closing } from './en/closing.ts';
import { companyRules } from './en/company-rules.ts';
import { connectWise } from './en/connectwise.ts';
import { detections } from './en/detections.ts';
import { incidentSettings } from './en/incident-settings.ts';
import { incidents } from './en/incidents.ts';
import { links } from './en/links.ts';
import { lists } from './en/lists.ts';
import { noise } from './en/noise.ts';
import { notifications } from './en/notifications.ts';
import { overview } from './en/overview.ts';
import { shell } from './en/shell.ts';
import { sources } from './en/sources.ts';
import { tickets } from './en/tickets.ts';
import { tokens } from './en/tokens.ts';
import { troubleshoot } from './en/troubleshoot.ts';
import { ui } from './en/ui.ts';
import { users } from './en/users.ts';

/**
 * Every text of the console, by page; those of the protective DNS (`en/dns.ts`), of the search and of triage are loaded with them. A translation
 * is another object of this shape; what Picket itself says (problems, reasons, checks) comes over the API.
 */
export const text = {
  account,
  acting,
  allowList,
  audit,
  backups,
  closing,
  companyRules,
  connectWise,
  detections,
  incidentSettings,
  incidents,
  links,
  lists,
  noise,
  notifications,
  overview,
  shell,
  sources,
  tickets,
  tokens,
  troubleshoot,
  ui,
  users,
};
