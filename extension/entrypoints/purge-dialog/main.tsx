// The dialog's page. Its ticket comes from the content script that framed it, with the language of the page; without
// one it shows nothing.
import { createAsk } from '../../messages/ask.ts';
import '../../ui/base.css';
import '../../ui/parts.css';
import '../../ui/dialog.css';
import '../../ui/form.css';
import '../../ui/compare.css';
import '../../ui/job.css';
import '../../ui/receipt.css';
import '../../ui/remarks.css';
import '../../ui/uploads.css';
import '../../ui/print.css';
import { Dialog } from '../../ui/dialog.tsx';
import { mount } from '../../ui/mount.tsx';

addEventListener(
  'message',
  function begin({ data, source }: MessageEvent<{ ticket?: unknown; language?: unknown }>) {
    if (source !== parent || parent === window || typeof data?.ticket !== 'string') return;
    removeEventListener('message', begin);
    const language = data.language === 'en' ? 'en' : 'sv';
    mount(<Dialog ask={createAsk(data.ticket)} ticket={data.ticket} language={language} />);
  },
);
