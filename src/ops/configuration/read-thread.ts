/** The thread that parses a long configuration file, so that the main thread continues to open tickets. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseFile } from './read-file.ts';

parentPort?.postMessage(parseFile(workerData as string));
