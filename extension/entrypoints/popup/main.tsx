// The toolbar popup's page.
import { createAsk } from '../../messages/ask.ts';
import '../../ui/base.css';
import '../../ui/popup.css';
import { mount } from '../../ui/mount.tsx';
import { Popup } from '../../ui/popup.tsx';

mount(<Popup ask={createAsk()} />);
