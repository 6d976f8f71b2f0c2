import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';

/** A part of the page with a script of its own, which comes when the page is idle or when the part is asked for. */
export interface OnDemand {
  preload(): void;
  /** Once the script is there the part stands at once, and its field takes the very next key. */
  readonly Part: () => ReactNode;
}

export function createOnDemand(load: () => Promise<ComponentType>): OnDemand {
  let loading: Promise<ComponentType> | null = null;
  let loaded: ComponentType | null = null;
  const begin = () => {
    loading ??= load().then((component) => {
      loaded = component;
      return component;
    });
    return loading;
  };
  // React shows what is lazy a moment later even when it is there.
  const Later = lazy(async () => ({ default: await begin() }));
  return {
    preload: () => void begin(),
    Part: function Part() {
      const [Component] = useState(() => loaded ?? Later);
      return (
        <Suspense fallback={null}>
          <Component />
        </Suspense>
      );
    },
  };
}
