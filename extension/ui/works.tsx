// A connection that works: whose key it is and how far it reaches; at first run also what to do next.
import type { Me } from '../../shared/contract/access.ts';
import { Icon } from './icon.tsx';
import { useOptionsTexts } from './options-texts.ts';
import { useShortcut } from './shortcut.ts';

export function Works({ me, steps }: { me: Me; steps: boolean }) {
  const t = useOptionsTexts();
  const keys = useShortcut();
  const none = me.companies !== 'all' && me.companies.length === 0;
  const reach = me.companies === 'all' ? t.reachAll : t.reach(me.companies.length);
  const [beforePage, page, afterPage] = t.nextPage;
  const [beforeMenu, menu, between, item, afterMenu] = t.nextMenu;
  return (
    <div id="works" tabIndex={-1} role="status">
      <div class={`note ${none ? 'warn' : 'good'}`}>
        <Icon name={none ? 'info' : 'check'} />
        <div>
          <p>{none ? t.reachNone(me.token.name) : t.works(me.token.name, t.roles[me.role], reach)}</p>
          {me.role === 'reader' && !none && <p>{t.readerNote}</p>}
        </div>
      </div>
      {steps && !none && (
        <div class="steps">
          <h3>{t.nextTitle}</h3>
          <ol>
            <li>
              {beforePage}
              <b>{page}</b>
              {afterPage}
            </li>
            <li>
              {beforeMenu}
              <b>{menu}</b>
              {between}
              <b>{item}</b>
              {afterMenu}
            </li>
            <li>{t.nextIcon(keys || null)}</li>
          </ol>
        </div>
      )}
    </div>
  );
}
