import { isApplePlatform, nameKeys } from './key-names';

/** A key combination such as `Mod+Shift+F`, shown as the keyboard at hand names it. */
export function Kbd({ keys }: { readonly keys: string }) {
  const apple = isApplePlatform();
  return <kbd className="ui-kbd">{nameKeys(keys, apple).join(apple ? '' : ' ')}</kbd>;
}
