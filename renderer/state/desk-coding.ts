import { branchOf } from '../../shared/codebook/codebook';
import * as codes from '../../shared/codebook/edit-codes';
import * as codings from '../../shared/codebook/edit-codings';
import type { ChangeContext } from '../../shared/model/annotation-changes';
import type { Change } from '../../shared/model/change';
import { annotationId, codeId } from '../../shared/model/ids';
import { highlightPassages } from '../../shared/model/place-changes';
import type { Annotation, AnnotationId, CodeId } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import type { CodeOutcome, CodingActions } from './coding-state';
import type { DeskParts } from './desk-parts';
import { describeAll, twinOf } from './desk-places';
import { markPassage } from './mark-passage';

/** What alters codes and codings: every action makes a Change by a pure function and hands it to the records. */
export function createCodingActions(parts: DeskParts): CodingActions {
  return { ...createCoding(parts), ...createCodeEditing(parts), ...createBranchActions(parts) };
}

function createCoding(parts: DeskParts) {
  const { store, records, environment, report, notify } = parts;

  function give(id: CodeId, made: Change | null): void {
    const { coding } = store.getState();
    if (coding === null) return;
    const context = made ?? records.context();
    if (coding.kind === 'annotations') {
      report(
        records.findAnnotations(coding.ids).then((annotations) => commit(made, codings.applyCodes(annotations, [id], context), context)),
      );
      return;
    }
    if (coding.kind === 'passages') {
      givePassages(id, coding.where, made, context);
      return;
    }
    const marked = markPassage(parts, coding.where, context);
    if (marked === null) return;
    store.setState({ activeId: marked.id, coding: { kind: 'annotations', ids: [marked.id] } });
    if (marked.change === null) give(id, made);
    else commit(made, codings.applyCodes([marked.annotation], [id], context), context, marked.change);
  }

  function givePassages(id: CodeId, where: readonly Span[], made: Change | null, context: ChangeContext): void {
    const marked = markPassages(parts, where, context);
    if (marked === null) return;
    const fresh = marked.change.edits.flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after] : []));
    const ids = [...marked.marked, ...fresh.map((annotation) => annotation.id)];
    store.setState({ coding: { kind: 'annotations', ids } });
    const work = records.findAnnotations(marked.marked).then((known) => {
      commit(made, codings.applyCodes([...known, ...fresh], [id], context), context, marked.change);
      notify({ kind: 'info', key: 'coded', values: { count: ids.length }, canUndo: true });
    });
    report(work);
  }

  function commit(made: Change | null, coding: Change, context: ChangeContext, marking?: Change): void {
    const changes = [made, marking, coding].filter((change) => change !== null && change !== undefined);
    records.commit(codes.joinChanges('apply-code', context, changes));
  }

  return {
    startCoding(ids?: readonly AnnotationId[]): void {
      const { selection, activeId, past } = store.getState();
      if (past !== null) return;
      if (ids !== undefined) store.setState({ coding: { kind: 'annotations', ids } });
      else if (selection !== null) store.setState({ coding: { kind: 'passage', where: selection } });
      else if (activeId !== null) store.setState({ coding: { kind: 'annotations', ids: [activeId] } });
    },
    startCodingPassages(where: readonly Span[]): void {
      if (where.length > 0) store.setState({ coding: { kind: 'passages', where } });
    },
    endCoding: () => store.setState({ coding: null }),
    giveCode: (id: CodeId) => give(id, null),
    givePath(names: readonly string[]): CodeOutcome {
      const made = codes.createPath(store.getState().codebook, names, environment.newId, records.context());
      if (!made.ok) return made.error;
      give(made.value.id, made.value.change);
      return null;
    },
    withdrawCode(ids: readonly AnnotationId[], code: CodeId): void {
      report(
        records.findAnnotations(ids).then((annotations) => records.commit(codings.withdrawCodes(annotations, [code], records.context()))),
      );
    },
  };
}

/** The annotations of exactly these passages that are there, and the change that highlights the others in the last colour. */
function markPassages(
  { store, environment }: DeskParts,
  where: readonly Span[],
  context: ChangeContext,
): { readonly marked: readonly AnnotationId[]; readonly change: Change } | null {
  const { source, preferences } = store.getState();
  if (source === null) return null;
  const targets = describeAll(source, where);
  const change = highlightPassages(
    {
      sourceId: source.source.id,
      color: preferences.lastColor,
      passages: targets.map((target) => ({ id: annotationId(environment.newId()), target })),
    },
    (target) => twinOf(source, target) !== undefined,
    context,
  );
  return { marked: [...new Set(targets.flatMap((target) => twinOf(source, target)?.id ?? []))], change };
}

function createCodeEditing({ store, records, environment, notify, report }: DeskParts) {
  function carryOut(result: codes.CodeResult): CodeOutcome {
    if (!result.ok) return result.error;
    records.commit(result.value);
    return null;
  }
  const book = () => store.getState().codebook;
  return {
    createCode(wanted: Parameters<CodingActions['createCode']>[0]): CodeOutcome {
      const color = codes.colorBelow(book(), wanted.parentId);
      return carryOut(codes.createCode(book(), { ...wanted, id: codeId(environment.newId()), color }, records.context()));
    },
    renameCode: (...[id, name]: Parameters<CodingActions['renameCode']>) => carryOut(codes.renameCode(book(), id, name, records.context())),
    recolorCode: (...[id, color]: Parameters<CodingActions['recolorCode']>) =>
      carryOut(codes.recolorCode(book(), id, color, records.context())),
    defineCode: (...[id, words, session]: Parameters<CodingActions['defineCode']>) =>
      carryOut(codes.defineCode(book(), id, words, { at: environment.now(), group: `code:${id}:${session}` })),
    pinExample: (...[id, annotation, isPinned]: Parameters<CodingActions['pinExample']>) =>
      carryOut(codes.pinExample(book(), id, annotation, isPinned, records.context())),
    splitCode(...[id, name, ids]: Parameters<CodingActions['splitCode']>): CodeOutcome {
      const color = book().codes.get(id)?.color ?? codes.colorBelow(book(), null);
      const wanted = { id: codeId(environment.newId()), name, color };
      const split = (annotations: readonly Annotation[]) => codings.splitCode(book(), id, wanted, annotations, records.context());
      // Whether there can be such a code is known before the annotations are.
      const possible = split([]);
      if (!possible.ok) return possible.error;
      const work = records.findAnnotations(ids).then((annotations) => {
        if (carryOut(split(annotations)) === null)
          notify({ kind: 'info', key: 'code-split', values: { count: annotations.length, name: name.trim() }, canUndo: true });
      });
      report(work);
      return null;
    },
    moveCode: (...[id, place]: Parameters<CodingActions['moveCode']>) => carryOut(codes.moveCode(book(), id, place, records.context())),
  };
}

/** What touches the codings of a whole branch, in every source: the annotations are read from the library. */
function createBranchActions({ store, library, records, notify, report, actions }: DeskParts) {
  function alterBranch(id: CodeId, alter: (coded: readonly Annotation[]) => codes.CodeResult, key: string): void {
    const work = async () => {
      await records.flush();
      const coded = await library.loadCoded([...branchOf(store.getState().codebook, id)]);
      const result = alter(coded.records);
      if (result.ok) {
        records.commit(result.value);
        notify({ kind: 'info', key, values: {}, canUndo: true });
      } else notify({ kind: 'error', key: `code-${result.error.code}`, values: {}, canUndo: false });
    };
    report(work());
  }
  return {
    mergeCode: (...[from, into]: Parameters<CodingActions['mergeCode']>) =>
      alterBranch(from, (coded) => codings.mergeCodes(store.getState().codebook, from, into, coded, records.context()), 'codes-merged'),
    removeCode: (...[id, fate]: Parameters<CodingActions['removeCode']>) =>
      alterBranch(id, (coded) => codings.removeCode(store.getState().codebook, id, fate, coded, records.context()), 'code-removed'),
    filterByCode(id: CodeId | null): void {
      actions().setFilter({ codes: id === null ? [] : [id] });
      if (id !== null) actions().setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    },
  };
}
