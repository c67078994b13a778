// The options page, which is also the first page a new user sees.
import { createAsk } from '../../messages/ask.ts';
import '../../ui/base.css';
import '../../ui/parts.css';
import '../../ui/page.css';
import '../../ui/options.css';
import '../../ui/people.css';
import { mount } from '../../ui/mount.tsx';
import { Options } from '../../ui/options.tsx';

mount(<Options ask={createAsk()} />);
