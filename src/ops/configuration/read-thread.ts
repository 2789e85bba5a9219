/** The thread that reads a long file of configuration: the main thread goes on opening tickets. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseFile } from './read-file.ts';

parentPort?.postMessage(parseFile(workerData as string));
