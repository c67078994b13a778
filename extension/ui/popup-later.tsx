// What the popup shows when it is called for, in one piece with all the texts: a company, jobs, a problem, a lock.
import type { ComponentProps, ComponentType } from 'preact';
import type { Language } from '../messages/verbs.ts';
import './form.css';
import './compare.css';
import './job.css';
import './jobs.css';
import './parts.css';
import './remarks.css';
import './tabs.css';
import { Differing } from './differing.tsx';
import { LocaleProvider, useLanguage } from './locale.tsx';
import { PopupCompany } from './popup-company.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SiteAccess } from './site-access.tsx';
import { WatchedJobs } from './watched-jobs.tsx';

/** With the texts around it, which are fetched first. */
function within<P extends object>(View: ComponentType<P>) {
  return function Within({ language, ...props }: P & { language: Language }) {
    const locale = useLanguage(language);
    return (
      locale && (
        <LocaleProvider value={locale}>
          <View {...(props as unknown as P & ComponentProps<typeof View>)} />
        </LocaleProvider>
      )
    );
  };
}
export const Company = within(PopupCompany);
export const Different = within(Differing);
export const Jobs = within(WatchedJobs);
export const Problem = within(ProblemNote);
export const Sites = within(SiteAccess);
