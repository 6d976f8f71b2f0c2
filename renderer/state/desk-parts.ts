import type { StoreApi } from 'zustand';
import type { Environment } from '../../shared/base/environment';
import type { Host } from '../../shared/host/host';
import type { Preferences } from '../../shared/model/preferences';
import type { Library } from '../storage/library';
import type { DeskRecords } from './desk-records';
import type { DeskActions, DeskState, Notice } from './desk-state';
import type { HoverStore } from './hover-state';
import type { PositionKeeper } from './position-keeper';
import type { PreferencesKeeper } from './preferences-keeper';
import type { ProgressKeeper } from './progress-keeper';

/** What the groups of actions are made from. */
export interface DeskParts {
  readonly store: StoreApi<DeskState>;
  readonly hover: HoverStore;
  readonly library: Library;
  readonly host: Host;
  readonly environment: Environment;
  readonly records: DeskRecords;
  readonly position: PositionKeeper;
  readonly progress: ProgressKeeper;
  readonly preferences: PreferencesKeeper;
  /** The finished desk's actions, for actions that use others. */
  readonly actions: () => DeskActions;
  readonly notify: (notice: Omit<Notice, 'id'>) => void;
  readonly savePreferences: (preferences: Partial<Preferences>) => void;
  /** Runs work whose failure is a bug: it is thrown where the page shows it. */
  readonly report: (work: Promise<unknown>) => void;
}
