// One company in the popup: purge in short form, history with undo; uploading and printing in a tab of its own.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';
import { useLocale } from './locale.tsx';
import { PurgeView } from './purge-view.tsx';
import { PrintProvider } from './print-context.ts';
import { useCompany } from './use-company.ts';

const JobList = later(async () => (await import('./job-list.tsx')).JobList);

interface Props {
  ask: Ask;
  company: CompanyRef;
  /** A job to show at once. */
  jobId: string | null;
  /** A comparison to show at once. */
  comparison: string | null;
  onSettings: () => void;
}

export function PopupCompany({ ask, company, jobId, comparison, onSettings }: Props) {
  const { t } = useLocale();
  const model = useCompany(ask, company);
  const tab = useSignal<'purge' | 'history'>('purge');
  useEffect(() => {
    if (jobId) show(jobId);
    else if (comparison) void model.showComparison(comparison);
  }, []);
  const show = (id: string) => {
    tab.value = 'purge';
    void model.show(id);
  };
  const open = (jobId?: string) =>
    void ask('company.open', { companyId: company.id, ...(jobId ? { jobId } : {}) }).then(() =>
      window.close(),
    );
  const tabs = [
    ['purge', t.tabPurge],
    ['history', t.tabHistory],
  ] as const;
  return (
    // A popup closes under the print dialog.
    <PrintProvider value={({ jobId }) => open(jobId)}>
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
        <button type="button" title={t.openUpload} onClick={() => open()}>
          <Icon name="upload" /> {t.tabUpload}
        </button>
      </nav>
      {tab.value === 'purge' ? (
        <div class="popup-purge">
          <PurgeView model={model} onUpload={() => open()} onSettings={onSettings} />
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
    </PrintProvider>
  );
}
