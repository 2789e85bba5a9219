import { detections } from './en/detections.ts';
import { incidents } from './en/incidents.ts';
import { lists } from './en/lists.ts';
import { noise } from './en/noise.ts';
import { shell } from './en/shell.ts';
import { tickets } from './en/tickets.ts';
import { ui } from './en/ui.ts';

/**
 * The texts that most pages need. Texts of a few pages (`en/…`) are imported by these alone: the first page need not load
 * them. A translation is a folder of the same files; what Picket itself says (problems, reasons, checks) comes over the
 * API.
 */
export const text = {
  detections,
  incidents,
  lists,
  noise,
  shell,
  tickets,
  ui,
};
