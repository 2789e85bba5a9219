import { type BoardsUsed, boardsUsed, eachOnce } from '../connectwise/services/boards-used.ts';
import { boardsOfReports } from '../ops/reports/schedules/boards-of-reports.ts';

/** All boards that new tickets may go to: of incidents, and of reports. */
export const boardsOfTickets: BoardsUsed = async (db) =>
  eachOnce([...(await boardsUsed(db)), ...(await boardsOfReports(db))]);
