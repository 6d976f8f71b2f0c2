import { noteGuid } from '../../export/refi/guid';
import type { Memo } from '../../model/records';
import type { RichBlock, RichText } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import type { RefiContext } from './import-context';
import type { MergedCodes } from './merge-codes';
import { boldParagraph, missingBlocks, type NoteShelf, plainBlocks } from './note-shelf';
import type { PlannedSource } from './plan-sources';
import type { RefiMemo } from './refi-plan';
import type { RefiGuid, RefiProject, RefiVariableValue } from './refi-project';

export interface MemoPlanning {
  readonly context: RefiContext;
  readonly codes: MergedCodes;
  readonly notes: NoteShelf;
}

/**
 * What is said of wholes, and what has no place of its own here, as words in memos: on a source its description, notes, codes and
 * variables; on the library the project's description and notes, free notes, sets, cases and variables. Nothing that is in a memo
 * already is added again.
 */
export function planMemos(project: RefiProject, sources: readonly PlannedSource[], planning: MemoPlanning): readonly RefiMemo[] {
  const names = namesIn(project, sources, planning);
  const variables = new Map(project.variables.map(({ guid, name }) => [guid, name]));
  const written = new Map<string, Memo>();
  const onSources = sources.flatMap((source) => memoOfSource(source, names, variables, written, planning));
  const blocks = [...projectBlocks(project, names, variables, planning)];
  return [...onSources, ...addTo('library', null, nameOf(project), blocks, written, planning.context)];
}

type Names = ReadonlyMap<RefiGuid, string>;

function namesIn({ cases, notes, variables }: RefiProject, sources: readonly PlannedSource[], { codes }: MemoPlanning): Names {
  return new Map([
    ...variables.map(({ guid, name }) => [guid, name] as const),
    ...Array.from(notes.values(), ({ guid, name }) => [guid, name] as const),
    ...sources.map(({ found, item }) => [found.guid, item.name] as const),
    ...Array.from(codes.codeOf, ([guid, id]) => [guid, codes.labelOf.get(id) ?? ''] as const),
    ...cases.flatMap(({ guid, name }) => (guid === '' ? [] : [[guid, name] as const])),
  ]);
}

function memoOfSource(
  { found, item, matched }: PlannedSource,
  names: Names,
  variables: Names,
  written: Map<string, Memo>,
  { context, notes }: MemoPlanning,
): readonly RefiMemo[] {
  if (matched === null) return [];
  const { labels } = context;
  const coded = [...new Set(found.codings.map(({ code }) => names.get(code) ?? code))];
  const refs = [...found.noteRefs, ...found.codings.flatMap(({ noteRefs }) => noteRefs)];
  const blocks = [
    ...plainBlocks(found.description),
    ...refs.filter((guid) => !notes.isSettled(guid)).flatMap((guid) => notes.take(guid, ['memo', 'source'])),
    ...(coded.length === 0 ? [] : plainBlocks(`${labels.codedAsWhole} ${coded.join(' · ')}`)),
    ...valueBlocks(found.variableValues, variables),
  ];
  return addTo(matched.room.source.id, item.key, item.name, blocks, written, context);
}

/** What the project says as a whole, under its name: our own project memo comes back as it was. */
function projectBlocks(project: RefiProject, names: Names, variables: Names, { context, notes }: MemoPlanning): readonly RichBlock[] {
  const { labels } = context;
  const own = [noteGuid(['memo', 'library'], 'plain'), noteGuid(['memo', 'library'], 'markdown')];
  const ownRefs = project.noteRefs.filter((guid) => own.includes(guid));
  const library = ownRefs.flatMap((guid) => notes.take(guid, ['memo', 'library']));
  const foreign = [
    ...plainBlocks(project.description),
    ...project.noteRefs.filter((guid) => !own.includes(guid)).flatMap((guid) => notes.take(guid, null)),
    ...notes.rest.flatMap(({ note }) => titled(note.name, notes.take(note.guid, null))),
    ...listBlocks(
      labels.sets,
      project.sets.map(({ name, description, members }) => [
        [name, ...(description === '' ? [] : [description])].join(': '),
        nameAll(members, names),
      ]),
    ),
    ...listBlocks(
      labels.cases,
      project.cases.map(({ name, description, members, values }) => [
        [name, ...(description === '' ? [] : [description])].join(': '),
        [nameAll(members, names), ...valueLines(values, variables)].filter((part) => part !== '').join(' · '),
      ]),
    ),
    ...listBlocks(labels.variables, project.sets.length + project.cases.length > 0 ? [] : project.variables.map(({ name }) => [name, ''])),
  ];
  return [
    ...library,
    ...(foreign.length === 0 ? [] : [boldParagraph(labels.project.replace('{{name}}', () => nameOf(project))), ...foreign]),
  ];
}

/** A codebook has no name: then that of the program that wrote it. */
function nameOf({ name, origin }: RefiProject): string {
  return name.trim() === '' ? origin : name;
}

function titled(name: string, blocks: readonly RichBlock[]): readonly RichBlock[] {
  return blocks.length === 0 || name.trim() === '' ? blocks : [boldParagraph(name.trim()), ...blocks];
}

/** Members that have a name; passages have none. */
function nameAll(members: readonly RefiGuid[], names: Names): string {
  return members.flatMap((member) => names.get(member) ?? []).join(' · ');
}

function valueLines(values: readonly RefiVariableValue[], variables: Names): readonly string[] {
  return values.filter(({ value }) => value !== '').map(({ variable, value }) => `${variables.get(variable) ?? variable}: ${value}`);
}

function valueBlocks(values: readonly RefiVariableValue[], variables: Names): readonly RichBlock[] {
  return plainBlocks(valueLines(values, variables).join('\n'));
}

function listBlocks(heading: string, lines: readonly (readonly [name: string, words: string])[]): readonly RichBlock[] {
  const said = lines.map(([name, words]) => [name, words].filter((part) => part !== '').join(' — ')).filter((line) => line !== '');
  if (said.length === 0) return [];
  const items = said.map((line) => ({ type: 'listItem', content: plainBlocks(line) }) as const);
  return [boldParagraph(heading), { type: 'bulletList', content: items }];
}

/** The memo with what it does not say yet; two texts of a project may be one source of the library. */
function addTo(
  id: Memo['id'],
  source: string | null,
  about: string,
  blocks: readonly RichBlock[],
  written: Map<string, Memo>,
  { memos, change }: RefiContext,
): readonly RefiMemo[] {
  if (blocks.length === 0) return [];
  const before = written.get(id) ?? memos.get(id) ?? null;
  const missing = missingBlocks(before?.body.content ?? [], blocks);
  if (missing.length === 0) return [];
  const body: RichText = { type: 'doc', content: [...(before?.body.content ?? []), ...missing] };
  const after: Memo = { id, body, createdAt: before?.createdAt ?? change.at, updatedAt: change.at };
  if (!validateRecord('memos', after).ok) return [];
  written.set(id, after);
  return [{ source, about, edits: [{ table: 'memos', key: id, before, after }] }];
}
