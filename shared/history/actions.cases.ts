import type { Result } from '../base/result';
import { createCodebook } from '../codebook/codebook';
import * as codes from '../codebook/edit-codes';
import * as codings from '../codebook/edit-codings';
import * as annotations from '../model/annotation-changes';
import type { Change } from '../model/change';
import { setCheck } from '../model/check-changes';
import { setCorrection } from '../model/correction-changes';
import { annotationId, codeId, passId } from '../model/ids';
import * as places from '../model/place-changes';
import { CORRECTION, note, SOURCE } from '../model/record.cases';
import { type Annotation, CODE_COLOR_IDS, COLOR_IDS, type CodeId } from '../model/records';
import { BESIDE_ACTIONS } from './beside-actions.cases';
import * as passes from './passes';
import { returnToState } from './return-to-state';
import { statesAt } from './states';
import { type Action, onDesk, recordsOf, statesOf, targetIn, type World } from './world.cases';

function inTrash(world: World): readonly Annotation[] {
  return recordsOf(world, 'annotations').filter((one) => one.trashedAt !== null);
}

/** Of an action that is about one annotation on the desk. */
function withOne(act: (one: Annotation, world: World) => Change | null): Action {
  return (world) => {
    const one = world.choose(onDesk(world));
    return one === undefined ? null : act(one, world);
  };
}

function accepted(result: Result<Change, unknown>): Change | null {
  return result.ok ? result.value : null;
}

/** Of an action that is about one code. */
function withCode(act: (id: CodeId, world: World) => Change | null): Action {
  return (world) => {
    const one = world.choose(recordsOf(world, 'codes'));
    return one === undefined ? null : act(one.id, world);
  };
}

function bookOf(world: World) {
  return createCodebook(recordsOf(world, 'codes'));
}

const WORDS = ['網絡', '强国', 'cyber power', 'formula', 'again', ''] as const;

const ANNOTATING: Readonly<Record<string, Action>> = {
  highlight: (world) => {
    const color = world.choose(COLOR_IDS) ?? 'yellow';
    const made = { id: annotationId(world.newId()), sourceId: SOURCE.id, color, target: targetIn(world) };
    return annotations.createHighlight(made, world.context);
  },
  highlightAll: (world) => {
    const passages = [0, 1, 2].map(() => ({ id: annotationId(world.newId()), target: targetIn(world) }));
    return places.highlightPassages({ sourceId: SOURCE.id, color: 'blue', passages }, () => false, world.context);
  },
  recolor: (world) => annotations.recolorAnnotations(world.some(onDesk(world)), world.choose(COLOR_IDS) ?? 'red', world.context),
  resize: withOne((one, world) => annotations.resizeAnnotation(one, world.below(one.targets.length), targetIn(world), world.context)),
  trash: (world) => annotations.trashAnnotations(world.some(onDesk(world)), world.context),
  check: (world) => setCheck(world.some(onDesk(world)), world.choose(['open', 'settled', null]) ?? null, world.context),
  correct: (world) =>
    setCorrection(
      world.some(onDesk(world)),
      world.choose([CORRECTION, { replacement: '', slip: 'addition' }, null]) ?? null,
      world.context,
    ),
  restore: (world) => annotations.restoreAnnotations(world.some(inTrash(world)), world.context),
  emptyTrash: (world) => {
    const gone = inTrash(world);
    const ids = new Set(gone.map((one) => one.id));
    const notes = recordsOf(world, 'notes').filter((one) => ids.has(one.annotationId));
    const relations = recordsOf(world, 'relations').filter(({ fromId, toId }) => ids.has(fromId) || ids.has(toId));
    return annotations.removeAnnotations(gone, notes, relations, world.context);
  },
  writeNote: withOne((some, world) => {
    const notes = recordsOf(world, 'notes').toSorted((a, b) => b.updatedAt - a.updatedAt);
    // Mostly one writes on.
    const last = world.below(4) === 0 ? undefined : onDesk(world).find((known) => known.id === notes[0]?.annotationId);
    const one = last ?? some;
    const before = notes.find((known) => known.annotationId === one.id) ?? null;
    const words = world.choose(WORDS) ?? '';
    // Keystrokes of one note are one step.
    const context = { at: world.context.at, group: `note:${one.id}` };
    if (before === null && words === '') return null;
    return annotations.writeNote(one.id, before, words === '' ? null : note(one.id, words).body, context);
  }),
  copyWithNote: withOne((one, world) =>
    annotations.copyWithNote(one, annotationId(world.newId()), note('any', 'both').body, world.context),
  ),
  renameColor: (world) => {
    const before = recordsOf(world, 'colors').find((one) => one.id === 'red') ?? null;
    return annotations.renameColor(before, { id: 'red', name: world.choose(WORDS) ?? null }, world.context);
  },
};

const PLACES: Readonly<Record<string, Action>> = {
  addTargets: withOne((one, world) => places.addTargets(one, [targetIn(world), targetIn(world)], world.context)),
  leaveTargetOut: withOne((one, world) => places.leaveTargetOut(one, world.below(one.targets.length), world.context)),
  separateTarget: withOne((one, world) =>
    places.separateTarget(one, world.below(one.targets.length), annotationId(world.newId()), world.context),
  ),
};

const CODES: Readonly<Record<string, Action>> = {
  createCode: (world) => {
    const parentId = world.choose([null, ...recordsOf(world, 'codes').map((one) => one.id)]) ?? null;
    const wanted = { id: codeId(world.newId()), parentId, name: world.newId(), color: world.choose(CODE_COLOR_IDS) ?? 'blue' };
    return accepted(codes.createCode(bookOf(world), wanted, world.context));
  },
  renameCode: withCode((id, world) => accepted(codes.renameCode(bookOf(world), id, world.newId(), world.context))),
  recolorCode: withCode((id, world) => accepted(codes.recolorCode(bookOf(world), id, 'teal', world.context))),
  moveCode: withCode((id, world) => {
    const parentId = world.choose([null, ...recordsOf(world, 'codes').map((one) => one.id)]) ?? null;
    return accepted(codes.moveCode(bookOf(world), id, { parentId, before: null }, world.context));
  }),
  mergeCodes: withCode((id, world) => {
    const into = world.choose(recordsOf(world, 'codes').filter((one) => one.id !== id));
    return into === undefined
      ? null
      : accepted(codings.mergeCodes(bookOf(world), id, into.id, recordsOf(world, 'annotations'), world.context));
  }),
  splitCode: withCode((id, world) => {
    const coded = recordsOf(world, 'annotations').filter((one) => one.codes.includes(id));
    const wanted = { id: codeId(world.newId()), name: world.newId(), color: 'pink' } as const;
    return accepted(codings.splitCode(bookOf(world), id, wanted, world.some(coded), world.context));
  }),
  removeCode: withCode((id, world) => {
    const fate = world.choose(['removed', 'to-parent'] as const) ?? 'removed';
    return accepted(codings.removeCode(bookOf(world), id, fate, recordsOf(world, 'annotations'), world.context));
  }),
  applyCodes: withCode((id, world) => codings.applyCodes(world.some(onDesk(world)), [id], world.context)),
  withdrawCodes: withCode((id, world) => codings.withdrawCodes(world.some(onDesk(world)), [id], world.context)),
};

const READINGS: Readonly<Record<string, Action>> = {
  startPass: (world) =>
    passes.startPass({ id: passId(world.newId()), sourceId: SOURCE.id, name: 'again' }, recordsOf(world, 'passes'), world.context),
  endPass: (world) => {
    const pass = world.choose(recordsOf(world, 'passes'));
    return pass === undefined ? null : passes.endPass(pass, world.context);
  },
  highlightInPass: (world) => {
    const made = ANNOTATING.highlight?.(world) ?? null;
    return made === null ? null : passes.inPass(made, passes.findCurrentPass(recordsOf(world, 'passes')));
  },
  takeOver: (world) => {
    const pass = world.choose(recordsOf(world, 'passes'));
    return pass === undefined ? null : passes.takeOver(world.some(onDesk(world)), pass, world.context);
  },
  returnToState: withOne((one, world) => {
    const now = statesOf(world).find((state) => state.annotation.id === one.id);
    const then = world.choose([...statesAt(statesOf(world), recordsOf(world, 'history'), world.below(world.context.at)).values()]);
    const known = new Set(recordsOf(world, 'codes').map((code) => code.id));
    return now === undefined || then === undefined ? null : returnToState(now, then, (code) => known.has(code), world.context);
  }),
};

/** Every way in which a library is altered, by name. A new subject adds its actions here, and all properties hold for them too. */
export const ACTIONS: Readonly<Record<string, Action>> = { ...ANNOTATING, ...PLACES, ...CODES, ...READINGS, ...BESIDE_ACTIONS };
