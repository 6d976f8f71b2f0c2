import { Toolbar } from '@base-ui/react/toolbar';
import type { ColorId } from '../../shared/model/records';
import { useShortcut } from '../state/shortcut-context';
import { useColorName } from '../state/use-color-name';
import { ariaKeys, isApplePlatform } from '../ui/key-names';
import { Tooltip } from '../ui/Tooltip';

export interface ColorDotProps {
  readonly color: ColorId;
  readonly isPressed: boolean;
  readonly onChoose: () => void;
}

/** A colour in the toolbar beside the text, with its key. */
export function ColorDot({ color, isPressed, onChoose }: ColorDotProps) {
  const name = useColorName()(color);
  const keys = useShortcut(`highlight-${color}`);
  return (
    <Tooltip content={name} keys={keys} side="top">
      <Toolbar.Button
        className="reading-toolbar-color"
        aria-label={name}
        aria-pressed={isPressed}
        aria-keyshortcuts={ariaKeys(keys, isApplePlatform())}
        onClick={onChoose}
      >
        <span style={{ backgroundColor: `var(--hl-${color})`, borderColor: `var(--hl-${color}-line)` }} />
      </Toolbar.Button>
    </Tooltip>
  );
}
