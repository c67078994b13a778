// The one sentence of a notification, kept apart so that the background carries no other texts.
import type { Job } from '../../shared/contract/job.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { Language } from '../messages/verbs.ts';
import { createWords } from './words.ts';

const words = {
  sv: {
    purge: ['är tömt', 'är tömda'],
    reload: ['är omladdat', 'är omladdade'],
    load: ['är inläst', 'är inlästa'],
    restore: ['är återställt', 'är återställda'],
    reconcile: ['är avstämt', 'är avstämda'],
    failed: 'Jobbet misslyckades:',
    cancelled: 'Jobbet avbröts:',
  },
  en: {
    purge: ['is purged', 'are purged'],
    reload: ['is reloaded', 'are reloaded'],
    load: ['is loaded', 'are loaded'],
    restore: ['is restored', 'are restored'],
    reconcile: ['is reconciled', 'are reconciled'],
    failed: 'The job failed:',
    cancelled: 'The job was cancelled:',
  },
} as const;

export function notice(job: Job, language: Language): string {
  const t = words[language];
  const { list, form } = createWords(language === 'sv' ? 'sv-SE' : 'en-GB');
  const years = list(job.fiscalYears.map(fiscalYearLabel));
  const [one, many] = t[job.kind];
  if (job.state === 'done') return `${years} ${form(job.fiscalYears.length, one, many)}.`;
  const why = job.problem?.texts?.[language] ?? job.problem?.detail ?? '';
  return `${job.state === 'failed' ? t.failed : t.cancelled} ${years}. ${why}`.trim();
}
