import type { TFunction } from 'i18next';
import type { ArchiveError } from '../../../shared/archive/archive';
import type { StoreError } from '../../storage/library';
import type { RestoreFailure } from '../../storage/restore';

/** What happened, what is safe and what to do, in the reader's language. */
export function describeFailure(failure: RestoreFailure, t: TFunction<'backup'>): string {
  switch (failure.code) {
    case 'archive':
      return describeArchiveError(failure.error, t);
    case 'host':
      return t('failure-host', { detail: failure.error.detail });
    case 'backup-failed':
      return t('failure-backup-failed', { detail: failure.detail });
    case 'store':
      return describeStoreError(failure.error, t);
  }
}

function describeArchiveError(error: ArchiveError, t: TFunction<'backup'>): string {
  switch (error.code) {
    case 'not-archive':
      return t('failure-not-archive', { detail: error.detail });
    case 'damaged':
      return t('failure-damaged', { part: error.entry ?? t('failure-whole'), detail: error.detail });
    case 'newer':
      return t('failure-newer');
    case 'too-large':
      return t('failure-too-large', { detail: error.detail });
  }
}

export function describeStoreError(error: StoreError, t: TFunction<'backup'>): string {
  switch (error.code) {
    case 'no-space':
      return t('failure-no-space', { detail: error.detail });
    case 'conflict':
      return t('failure-conflict');
    case 'stopped':
    case 'closed':
    case 'failed':
      return t('failure-store', { detail: error.detail });
  }
}
