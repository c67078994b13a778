// English texts of the popup's first view; the keys are home-sv.ts's.
import type { HomeTexts } from './home-sv.ts';

export const home: HomeTexts = {
  purge: 'Purge ledger data',
  back: 'Back',
  loading: 'Fetching …',
  blocked: {
    unreadable:
      'The page shows no organisation number that can be read. Purge from the toolbar icon instead.',
    no_match:
      'The company on the page is not among those you have access to. Ask the administrator to add it, or choose a company from the toolbar icon.',
    ambiguous:
      'The page shows several companies, so there is no telling which is meant. Purge from the toolbar icon instead.',
    conflict:
      'The organisation number on the page and the page’s address belong to different companies. Reload the page and open again.',
    changed:
      'The page now shows another company than when this window was opened. Close it and open it again from the right company.',
  },
  search: 'Search company or organisation number',
  searchNone: 'No company found.',
  more: 'Show more',
  onPage: 'On the page',
  recent: 'Recent',
  companies: 'Companies',
  menuMissing: 'The Actions menu was not found on the Integration page, so the purge is done from here.',
  allCompanies: 'All companies',
  openOptions: 'Settings',
};
