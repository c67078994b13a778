// Told where the browser does not let the extension onto Oxceed's pages – the user may have said "on click", Firefox may
// ask first – with the way to give it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { mayEnterSites, sites } from '../models/sites.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

export function SiteAccess() {
  const { t } = useLocale();
  const missing = useSignal(false);
  /** What came of the press. */
  const given = useSignal<boolean | null>(null);
  useEffect(() => {
    const look = async () => void (missing.value = !(await mayEnterSites()));
    void look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  if (!missing.value)
    return (
      given.value && (
        <p class="note good site-access" role="status">
          {t.siteGiven}
        </p>
      )
    );
  const give = async () => {
    // In Firefox a request outside the press itself is refused: nothing may be awaited before it.
    given.value = await browser.permissions.request(sites()).catch(() => false);
  };
  return (
    <div class="note warn site-access" role="status">
      <Icon name="lock" />
      <div>
        <strong>{t.siteTitle}</strong>
        {t.siteText}
        {given.value === false && <p>{t.siteByHand}</p>}
        <div class="row">
          <button type="button" class="button" onClick={() => void give()}>
            {t.siteGive}
          </button>
        </div>
      </div>
    </div>
  );
}
