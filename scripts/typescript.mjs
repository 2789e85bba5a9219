/** `node --import ./scripts/typescript.mjs file.ts`: runs TypeScript as it is, on every Node that we support. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
