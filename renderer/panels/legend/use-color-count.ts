import type { ColorId } from '../../../shared/model/records';
import { useDeskLater } from '../../state/desk-context';

/** How many highlights stand in a colour. */
export function useColorCount(color: ColorId): number {
  return useDeskLater(({ source }) => source?.annotations.colorCounts[color] ?? 0);
}
