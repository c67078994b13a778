// A button that is a sign alone; its name is heard, and shown to who rests on it.
import type { ComponentProps } from 'preact';
import { Icon } from './icon.tsx';

interface Props {
  icon: ComponentProps<typeof Icon>['name'];
  name: string;
  onPress: () => void;
}
export const IconButton = ({ icon, name, onPress }: Props) => (
  <button type="button" class="button plain icon-only" aria-label={name} title={name} onClick={onPress}>
    <Icon name={icon} />
  </button>
);
