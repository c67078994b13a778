// Uploading SIE files for one company in a tab of its own: a popup closes when a file dialog opens.
import { createAsk } from '../../background/ask.ts';
import '../../ui/base.css';
import '../../ui/page.css';
import '../../ui/purge.css';
import '../../ui/uploads.css';
import { mount } from '../../ui/mount.tsx';
import { UploadPage } from '../../ui/upload-page.tsx';

mount(<UploadPage ask={createAsk()} companyId={new URLSearchParams(location.search).get('company') ?? ''} />);
