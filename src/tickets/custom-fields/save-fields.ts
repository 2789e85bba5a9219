import {
  type CustomFieldSettings,
  customFieldSettings,
} from '../../connectwise/services/custom-fields-setting.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';

/** Saves fields that were checked. Tickets that are held for a field are decided again. */
export async function saveFields(
  deps: ChangeDeps,
  after: CustomFieldSettings,
  principal: Principal,
  release?: ReleaseChoice,
): Promise<void> {
  await changing(deps, { release }, async (tx, at) => {
    const by = { at, actor: actorOf(principal) };
    const before = await loadSetting(tx, customFieldSettings);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await writeSetting(tx, customFieldSettings, after, by);
    const subject = 'setting:custom_fields';
    await recordAudit(tx, { ...by, action: 'custom_fields.saved', subject, before, after });
  });
}
