import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Preferences } from '../../shared/model/preferences';
import { useDesk } from '../state/desk-context';
import { useSettled } from '../state/use-settled';
import { loadHanFaces } from '../styles/han-faces';

const FACES = { serif: 'var(--font-serif)', sans: 'var(--font-sans)', system: 'var(--font-system)' } as const;

/** Only what is looked at: the whole desk stands below, and other preferences (the last colour) change with every highlight. */
function lookOf({ theme, language, typeface, typeSize, measure, lineHeight }: Preferences) {
  return { theme, language, typeface, typeSize, measure, lineHeight };
}

/** Puts theme, language and reading settings on the root element, where the styles read them, before anything is painted. */
export function useDocumentLook(): void {
  const { i18n } = useTranslation();
  const { theme, language, typeface, typeSize, measure, lineHeight } = useDesk(useShallow((state) => lookOf(state.preferences)));
  const needsHan = useSettled() || language !== 'en';
  useEffect(() => {
    if (needsHan) void loadHanFaces();
  }, [needsHan]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--reading-face', FACES[typeface]);
    style.setProperty('--reading-size', `${typeSize}px`);
    style.setProperty('--reading-measure', `${measure}ch`);
    style.setProperty('--reading-line', String(lineHeight));
  }, [typeface, typeSize, measure, lineHeight]);
}
