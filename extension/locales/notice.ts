// The one sentence of a notification, kept apart so that the background carries no other texts.
import type { Job } from '../../shared/contract/job.ts';
import type { Language } from '../background/verbs.ts';

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

export const yearName = ({ start, end }: { start: string; end: string }): string =>
  start.endsWith('-01-01') && end.endsWith('-12-31') && start.slice(0, 4) === end.slice(0, 4)
    ? start.slice(0, 4)
    : `${start.slice(0, 4)}/${end.slice(2, 4)}`;

export function notice(job: Job, language: Language): string {
  const t = words[language];
  const years = job.fiscalYears.map(yearName).join(', ');
  if (job.state === 'done') return `${years} ${t.is} ${t[job.kind]}.`;
  const why = job.problem?.texts?.[language] ?? job.problem?.detail ?? '';
  return `${job.state === 'failed' ? t.failed : t.cancelled} ${years}. ${why}`.trim();
}
