// In a tab of its own: one company, or where none is named all of them.
import { createAsk } from '../../messages/ask.ts';
import '../../ui/base.css';
import '../../ui/parts.css';
import '../../ui/page.css';
import '../../ui/form.css';
import '../../ui/compare.css';
import '../../ui/job.css';
import '../../ui/receipt.css';
import '../../ui/remarks.css';
import '../../ui/jobs.css';
import '../../ui/uploads.css';
import '../../ui/tabs.css';
import '../../ui/source.css';
import '../../ui/overview.css';
import '../../ui/overview-list.css';
import '../../ui/folder.css';
import '../../ui/print.css';
import { CompanyPage, viewOf } from '../../ui/company-page.tsx';
import { mount } from '../../ui/mount.tsx';
import { Overview } from '../../ui/overview.tsx';

const query = new URLSearchParams(location.search);
const companyId = query.get('company');
const ask = createAsk();
mount(
  companyId === null ? (
    <Overview ask={ask} />
  ) : (
    <CompanyPage
      ask={ask}
      companyId={companyId}
      jobId={query.get('job')}
      comparison={query.get('comparison')}
      first={viewOf(query.get('view'))}
    />
  ),
);
