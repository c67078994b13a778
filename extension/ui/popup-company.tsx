// One company in the popup: purge in short form, history with undo, and uploading in a tab of its own.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Ask } from '../background/ask.ts';
import type { CompanyRef } from '../background/verbs.ts';
import { createPurge } from '../models/purge.ts';
import { Icon } from './icon.tsx';
import { JobList } from './job-list.tsx';
import { useLocale } from './locale.tsx';
import { PurgeView } from './purge-view.tsx';

interface Props {
  ask: Ask;
  company: CompanyRef;
  /** A job to show at once. */
  jobId: string | null;
  onSettings: () => void;
}

export function PopupCompany({ ask, company, jobId, onSettings }: Props) {
  const { t } = useLocale();
  const model = useMemo(() => createPurge(ask, company), []);
  const tab = useSignal<'purge' | 'history'>('purge');
  useEffect(() => {
    void model.load();
    if (jobId) show(jobId);
    return model.stop;
  }, []);
  const show = (id: string) => {
    tab.value = 'purge';
    void model.show(id);
  };
  const upload = () => void ask('upload.open', { companyId: company.id }).then(() => window.close());
  const tabs = [
    ['purge', t.tabPurge],
    ['history', t.tabHistory],
  ] as const;
  return (
    <>
      <nav class="tabs">
        {tabs.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-current={tab.value === name ? 'page' : undefined}
            onClick={() => (tab.value = name)}
          >
            {label}
          </button>
        ))}
        {company.source.kind === 'sie' && (
          <button type="button" title={t.openUpload} onClick={upload}>
            <Icon name="upload" /> {t.tabUpload}
          </button>
        )}
      </nav>
      {tab.value === 'purge' ? (
        <div class="popup-purge">
          <PurgeView
            model={model}
            short
            onSettings={onSettings}
            uploads={
              company.source.kind === 'sie' && model.waiting.value.length > 0 ? (
                <button type="button" class="button" onClick={upload}>
                  <Icon name="upload" /> {t.waitingTitle}
                </button>
              ) : null
            }
          />
        </div>
      ) : (
        <div class="popup-body stack">
          <JobList
            ask={ask}
            company={company}
            onSettings={onSettings}
            onUndo={(job) => {
              tab.value = 'purge';
              void model.show(job.id).then(model.undo);
            }}
            onShow={(job) => show(job.id)}
          />
        </div>
      )}
    </>
  );
}
