// The dialog on Oxceed's page: which company, then its purge.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '../../shared/contract/problem.ts';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { Blocked as BlockedMatch, CompanyMatch, CompanyRef, Language } from '../messages/verbs.ts';
import { createUploads } from '../models/uploads.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PurgeView } from './purge-view.tsx';
import { useCompany } from './use-company.ts';

/** Set to say which files would be lost with the dialog: not sent yet, or waiting for a word of whoever looks; and how many
 *  came to nothing. */
type Closing = { current: (() => { unsent: number; undecided: number; other: number }) | null };
const wouldLose = ({ current }: Closing) => {
  const { unsent, undecided } = current?.() ?? { unsent: 0, undecided: 0 };
  return unsent + undecided > 0;
};

interface Props {
  ask: Ask;
  ticket: string;
  /** That of the page it stands on. */
  language: Language;
}

export function Dialog({ ask, ticket, language }: Props) {
  const match = useSignal<CompanyMatch | null>(null);
  const problem = useSignal<Problem | null>(null);
  const locale = useLanguage(language);
  const closing: Closing = useRef(null);
  const leaving = useSignal(false);
  const leave = () => void ask('dialog.close', null);
  const close = () => {
    if (wouldLose(closing)) leaving.value = true;
    else leave();
  };

  const hello = async () => {
    problem.value = null;
    const result = await ask('dialog.hello', null);
    if (result.ok) match.value = result.value;
    else problem.value = result.problem;
  };
  useEffect(() => {
    void hello();
    const stop = onEvent((event) => {
      if (event.event === 'ticket' && event.ticket === ticket) match.value = event.match;
    });
    const escape = () => {
      if (leaving.value) leaving.value = false;
      else close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') escape();
    };
    // Pressed beside the frame, on the page's own side of the dialog.
    const onTold = ({ source, data }: MessageEvent<{ escape?: unknown } | null>) => {
      if (source === parent && data?.escape === true) escape();
    };
    addEventListener('message', onTold);
    const warn = (event: BeforeUnloadEvent) => {
      if (wouldLose(closing)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    addEventListener('beforeunload', warn);
    return () => {
      stop();
      removeEventListener('beforeunload', warn);
      removeEventListener('message', onTold);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  useEffect(() => {
    if (locale) document.title = locale.t.purge;
  }, [locale]);

  const settings = () => void ask('options.open', null);
  const company = match.value && 'company' in match.value ? match.value.company : null;
  if (!locale) return null;
  return (
    <LocaleProvider value={locale}>
      <div class="dialog-space">
        <main class="dialog" aria-labelledby="title">
          <DialogHead company={company} onClose={close} />
          {problem.value && (
            <div class="scroll">
              <ProblemNote problem={problem.value} onRetry={() => void hello()} onSettings={settings} />
            </div>
          )}
          {!problem.value && !match.value && <Waiting />}
          {match.value && 'blocked' in match.value && <Blocked match={match.value} onClose={close} />}
          {company && (
            <CompanyPurge
              key={company.id}
              ask={ask}
              company={company}
              closing={closing}
              onClose={close}
              onSettings={settings}
              ticket={ticket}
            />
          )}
          {leaving.value && (
            <Leaving closing={closing} onStay={() => (leaving.value = false)} onLeave={leave} />
          )}
        </main>
      </div>
    </LocaleProvider>
  );
}

function DialogHead({ company, onClose }: { company: CompanyRef | null; onClose: () => void }) {
  const { t } = useLocale();
  return (
    <header class="dialog-head">
      <div>
        <h1 id="title">{t.purge}</h1>
        {company && (
          <p class="company" title={`${company.name} ${company.organisationNumber}`}>
            {company.name} <span class="quiet figures">{company.organisationNumber}</span>
          </p>
        )}
      </div>
      <IconButton icon="close" name={t.close} onPress={onClose} />
    </header>
  );
}

interface LeavingProps {
  closing: Closing;
  onStay: () => void;
  onLeave: () => void;
}
/** Asked where files would be lost; closes by itself once all are sent, and stays where one of them came to nothing. */
function Leaving({ closing, onStay, onLeave }: LeavingProps) {
  const { t } = useLocale();
  const stay = useRef<HTMLButtonElement>(null);
  const { unsent, undecided, other } = closing.current?.() ?? { unsent: 0, undecided: 0, other: 0 };
  const sending = useRef(unsent > 0).current;
  useEffect(() => stay.current?.focus(), []);
  useEffect(() => {
    if (sending && unsent === 0) (undecided + other === 0 ? onLeave : onStay)();
  }, [unsent]);
  const title = sending ? t.leaveTitle(unsent) : t.leaveUndecidedTitle(undecided);
  return (
    <div class="leaving" role="alertdialog" aria-label={title}>
      <div class="note warn">
        <Icon name="warning" />
        <div>
          <strong>{title}</strong>
          {sending ? t.leaveText : t.leaveUndecidedText}
          <div class="row">
            <button type="button" class="button primary" ref={stay} onClick={onStay}>
              {sending ? t.leaveStay : t.back}
            </button>
            <button type="button" class="button" onClick={(event) => event.isTrusted && onLeave()}>
              {t.leaveGo}
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}

function Waiting() {
  const { t } = useLocale();
  return (
    <p class="scroll row quiet" role="status">
      <span class="spinner" /> {t.loading}
    </p>
  );
}

function Blocked({ match, onClose }: { match: BlockedMatch; onClose: () => void }) {
  const { t } = useLocale();
  return (
    <>
      <div class="scroll">
        <div class="note warn" role="alert">
          <Icon name="warning" />
          <div>
            <strong>
              {match.blocked === 'changed' ? t.problems['company_blocked']![0] : t.blockedTitle}
            </strong>
            {t.blocked[match.blocked]}
            {match.shown && match.blocked === 'no_match' && <p>{t.blockedShown(match.shown)}</p>}
          </div>
        </div>
      </div>
      <footer class="foot">
        <button type="button" class="button" onClick={onClose}>
          {t.close}
        </button>
      </footer>
    </>
  );
}

interface CompanyProps {
  ask: Ask;
  company: CompanyRef;
  ticket: string;
  closing: Closing;
  onClose: () => void;
  onSettings: () => void;
}
function CompanyPurge({ ask, company, ticket, closing, onClose, onSettings }: CompanyProps) {
  const model = useCompany(ask, company);
  const uploads = useMemo(
    () => createUploads({ ask, company, ticket, onLoaded: model.refresh }),
    [company.id],
  );
  useEffect(() => {
    closing.current = () => ({
      unsent: uploads.unsent.value,
      undecided: uploads.undecided.value.length,
      other: uploads.tally.value.other,
    });
    return () => {
      closing.current = null;
      uploads.stop();
    };
  }, [uploads]);
  return <PurgeView model={model} uploads={uploads} onClose={onClose} onSettings={onSettings} />;
}
