// One company's purge and uploads for a view, kept in step with what happens elsewhere: a job the background hears
// of, in this window or another, and whatever may have happened while the view was out of sight.
import { useEffect, useMemo } from 'preact/hooks';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { createPurge } from '../models/purge.ts';
import type { PurgeModel } from '../models/purge.ts';

export function useCompany(ask: Ask, company: CompanyRef): PurgeModel {
  const { kind, connected } = company.source;
  // Read from elsewhere it is another form, with other ways.
  const model = useMemo(() => createPurge(ask, company), [company.id, kind, connected]);
  useEffect(() => {
    void model.load();
    const refresh = () => void model.refresh();
    const stop = onEvent(({ event }) => event === 'jobs' && refresh());
    const seen = () => document.visibilityState === 'visible' && refresh();
    document.addEventListener('visibilitychange', seen);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      model.stop();
    };
  }, [model]);
  return model;
}
