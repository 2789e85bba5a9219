import { account } from './en/account.ts';
import { audit } from './en/audit.ts';
import { connectWise } from './en/connectwise.ts';
import { shell } from './en/shell.ts';
import { sources } from './en/sources.ts';
import { tokens } from './en/tokens.ts';
import { ui } from './en/ui.ts';

/**
 * Every text of the console, by page. A translation is another object of this shape; what Picket itself says
 * (problems, reasons, checks) comes over the API.
 */
export const text = { account, audit, connectWise, shell, sources, tokens, ui };
