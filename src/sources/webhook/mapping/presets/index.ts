import { alertmanager } from './alertmanager.ts';
import { cloudflareLogpush } from './cloudflare.ts';
import type { MappingPreset } from './preset.ts';
import { technitium } from './technitium.ts';
import { vector } from './vector.ts';

export const mappingPresets: readonly MappingPreset[] = [alertmanager, cloudflareLogpush, technitium, vector];
