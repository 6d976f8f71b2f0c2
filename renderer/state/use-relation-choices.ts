import { useMemo } from 'react';
import { isMutual, type KnownTypes } from '../../shared/relations/relation-types';
import { useDesk } from './desk-context';
import { languageOfName } from './language-of-name';
import type { RelationChoice } from './relation-state';

/** A way in which a relation can read, as a list offers it. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly lang: string | undefined;
  readonly choice: RelationChoice;
}

/** Every way in which a relation can read from where it is begun: each kind, and the other way round where that reads otherwise. */
export function useRelationChoices(): readonly ChoiceOption[] {
  const types = useDesk((state) => state.relationTypes);
  return useMemo(() => choicesOf(types), [types]);
}

export function valueOfChoice({ typeId, isInverse }: RelationChoice): string {
  return `${isInverse ? '<' : '>'}${typeId}`;
}

function choicesOf(types: KnownTypes): readonly ChoiceOption[] {
  return [...types.values()].flatMap((type) => {
    const option = (isInverse: boolean, label: string): ChoiceOption => {
      const choice = { typeId: type.id, isInverse };
      return { value: valueOfChoice(choice), label, lang: languageOfName(label), choice };
    };
    return isMutual(type) ? [option(false, type.name)] : [option(false, type.name), option(true, type.inverseName)];
  });
}
