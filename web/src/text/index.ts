import { account } from './en/account.ts';
import { connectWise } from './en/connectwise.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';

/**
 * Every text of the console, by page. A translation is another object of this shape; what Picket itself says
 * (problems, reasons, checks) comes over the API.
 */
export const text = { account, connectWise, shell, ui };
