import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import '../styles/ui.css';
import { SharedTooltip } from './Tooltip';

/** Stands around the whole page: no widget may add a style element (the content policy forbids it), tooltips share one delay. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        {children}
        <SharedTooltip />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
