// The one sentence of a notification, kept apart so that the background carries no other texts.
import type { Job } from '../../shared/contract/job.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { Language } from '../messages/verbs.ts';

const words = {
  sv: {
    purge: 'tömt',
    reload: 'omladdat',
    load: 'inläst',
    restore: 'återställt',
    reconcile: 'avstämt',
    is: 'är',
    failed: 'Jobbet misslyckades:',
    cancelled: 'Jobbet avbröts:',
  },
  en: {
    purge: 'purged',
    reload: 'reloaded',
    load: 'loaded',
    restore: 'restored',
    reconcile: 'reconciled',
    is: 'is',
    failed: 'The job failed:',
    cancelled: 'The job was cancelled:',
  },
} as const;

export function notice(job: Job, language: Language): string {
  const t = words[language];
  const years = job.fiscalYears.map(fiscalYearLabel).join(', ');
  if (job.state === 'done') return `${years} ${t.is} ${t[job.kind]}.`;
  const why = job.problem?.texts?.[language] ?? job.problem?.detail ?? '';
  return `${job.state === 'failed' ? t.failed : t.cancelled} ${years}. ${why}`.trim();
}
