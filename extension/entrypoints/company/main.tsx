// The companies in a tab of their own: one of them.
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
import '../../ui/print.css';
import { CompanyPage, viewOf } from '../../ui/company-page.tsx';
import { mount } from '../../ui/mount.tsx';

const query = new URLSearchParams(location.search);
mount(
  <CompanyPage
    ask={createAsk()}
    companyId={query.get('company') ?? ''}
    jobId={query.get('job')}
    first={viewOf(query.get('view'))}
  />,
);
