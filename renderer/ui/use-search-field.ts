import { type ChangeEvent, type CompositionEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface SearchField {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onCompositionStart: (event: CompositionEvent<HTMLInputElement>) => void;
  readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
}

/**
 * What a field needs in which one looks for something as one types: while an input method composes nothing is looked for.
 * `focusRequests` grows with every wish to have the focus in it and all of it selected.
 */
export function useSearchField(value: string, onValue: (value: string) => void, focusRequests: number): SearchField {
  const ref = useRef<HTMLInputElement>(null);
  /** What stands in the field while an input method composes; null otherwise. */
  const [composing, setComposing] = useState<string | null>(null);
  useEffect(() => {
    if (focusRequests === 0) return;
    ref.current?.focus();
    ref.current?.select();
  }, [focusRequests]);
  return {
    ref,
    value: composing ?? value,
    onChange: ({ target }) => (composing === null ? onValue(target.value) : setComposing(target.value)),
    onCompositionStart: ({ currentTarget }) => setComposing(currentTarget.value),
    onCompositionEnd: ({ currentTarget }) => {
      setComposing(null);
      onValue(currentTarget.value);
    },
  };
}
