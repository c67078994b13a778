// Wires the background: messages, alarms, badge, notifications.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createDiffering, differingAlarm, everyMinutes } from '../background/differing.ts';
import { createHandlers } from '../background/handlers/index.ts';
import { openWhenPressed } from '../background/notify.ts';
import { enterOpenTabs, enterWhenLetIn } from '../background/open-tabs.ts';
import { listen } from '../background/router.ts';
import { onManaged, readManaged } from '../background/managed.ts';
import { createSettings } from '../background/settings.ts';
import { acceptUploads } from '../background/uploads.ts';
import { createVault } from '../background/vault.ts';
import { alarmName, createWatch } from '../background/watch.ts';
import type { Event } from '../messages/verbs.ts';

declare const PRESET_API: string;
declare const PRESET_TOKEN: string;

export default defineBackground(() => {
  const vault = createVault();
  const preset = { address: PRESET_API, token: PRESET_TOKEN };
  const changed = () => {
    void watch.refresh().then(watch.tick);
    browser.runtime.sendMessage({ event: 'settings' } satisfies Event).catch(() => undefined);
  };
  const settings = createSettings({
    vault,
    preset,
    managed: readManaged,
    browserLanguage: () => browser.i18n.getUILanguage(),
    identity: {
      redirectUri: () => browser.identity.getRedirectURL(),
      open: async (url, interactive) =>
        (await browser.identity.launchWebAuthFlow({ url, interactive })) ?? '',
    },
    changed,
  });
  onManaged(changed);
  const differing = createDiffering(vault, settings);
  const watch = createWatch(vault, settings, differing.unseen);
  const lookForDifferences = () => void differing.refresh().then(watch.refresh);

  listen(createHandlers({ vault, settings, watch, differing }));
  acceptUploads({ settings, watch });
  openWhenPressed();
  enterWhenLetIn();
  void enterOpenTabs();
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) void watch.tick();
    if (alarm.name === differingAlarm) lookForDifferences();
  });
  // Badges do not outlive the browser; what was going when it closed is asked for at once.
  browser.runtime.onStartup.addListener(() => {
    void watch.refresh().then(watch.tick);
    lookForDifferences();
  });
  void browser.alarms.create(differingAlarm, { periodInMinutes: everyMinutes });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install' && !PRESET_TOKEN) void browser.runtime.openOptionsPage();
  });
});
