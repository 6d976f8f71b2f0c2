import type { Result } from '../base/result';
import * as commentaries from '../commentary/commentary-changes';
import { paragraph } from '../commentary/essay.cases';
import * as bookmarks from '../model/bookmark-changes';
import type { Change } from '../model/change';
import { addCitationStyle, editCitation } from '../model/citation-changes';
import { bookmarkId, commentaryBlockId, commentaryId, relationId, relationTypeId } from '../model/ids';
import { writeMemo } from '../model/memo-changes';
import { note, SOURCE } from '../model/record.cases';
import * as types from '../relations/edit-relation-types';
import * as relations from '../relations/edit-relations';
import { BUILT_IN_TYPES, listTypes } from '../relations/relation-types';
import { NAMES } from '../relations/relations.cases';
import { type Action, onDesk, recordsOf, targetIn, type World } from './world.cases';

const names = (name: string) => ({ name, inverseName: `${name} back` });
function accepted(result: Result<Change, unknown>): Change | null {
  return result.ok ? result.value : null;
}

function typesOf(world: World) {
  return listTypes(recordsOf(world, 'relationTypes'), NAMES);
}

function roomOf(world: World) {
  return { types: typesOf(world), relations: recordsOf(world, 'relations') };
}

function chooseType(world: World) {
  return world.choose([...typesOf(world).keys()]) ?? relationTypeId(BUILT_IN_TYPES[0]);
}

const RELATIONS: Readonly<Record<string, Action>> = {
  relate: (world) => {
    const ends = onDesk(world);
    const [from, to] = [world.choose(ends), world.choose(ends)];
    if (from === undefined || to === undefined) return null;
    const wanted = { id: relationId(world.newId()), typeId: chooseType(world), fromId: from.id, toId: to.id };
    return accepted(relations.relate(wanted, ends, roomOf(world), world.context));
  },
  changeRelation: (world) => {
    const relation = world.choose(recordsOf(world, 'relations'));
    const changed = { typeId: chooseType(world), isTurned: world.below(2) === 0 };
    return relation === undefined ? null : accepted(relations.changeRelation(relation, changed, roomOf(world), world.context));
  },
  removeRelations: (world) => relations.removeRelations(world.some(recordsOf(world, 'relations')), world.context),
  createRelationType: (world) =>
    accepted(types.createRelationType(typesOf(world), relationTypeId(world.newId()), names(world.newId()), world.context)),
  renameRelationType: (world) => accepted(types.renameRelationType(typesOf(world), chooseType(world), names(world.newId()), world.context)),
  removeRelationType: (world) =>
    accepted(types.removeRelationType(typesOf(world), chooseType(world), recordsOf(world, 'relations'), world.context)),
};

const BOOKMARKS: Readonly<Record<string, Action>> = {
  addBookmark: (world) => {
    const wanted = { id: bookmarkId(world.newId()), sourceId: SOURCE.id, target: targetIn(world), name: '' };
    return bookmarks.addBookmark(wanted, world.context);
  },
  renameBookmark: (world) => {
    const one = world.choose(recordsOf(world, 'bookmarks'));
    return one === undefined ? null : bookmarks.renameBookmark(one, world.newId(), world.context);
  },
  removeBookmark: (world) => {
    const one = world.choose(recordsOf(world, 'bookmarks'));
    return one === undefined ? null : bookmarks.removeBookmark(one, world.context);
  },
};

const COMMENTARIES: Readonly<Record<string, Action>> = {
  createCommentary: (world) => {
    const wanted = { id: commentaryId(world.newId()), sourceId: SOURCE.id, title: '網絡強國' };
    return commentaries.createCommentary(wanted, world.context);
  },
  writeCommentary: (world) => {
    const one = world.choose(recordsOf(world, 'commentaries').filter(({ trashedAt }) => trashedAt === null));
    if (one === undefined) return null;
    const blocks = recordsOf(world, 'commentaryBlocks').filter(({ commentaryId: owner }) => owner === one.id);
    const kept = world.some(commentaries.sortBlocks(blocks));
    const added = { id: commentaryBlockId(world.newId()), content: paragraph(world.newId()) };
    const written = [...kept.map(({ id, content }) => ({ id, content })), added];
    return commentaries.writeCommentary(one.id, new Map(blocks.map((block) => [block.id, block])), written, world.context);
  },
  trashCommentary: (world) => {
    const one = world.choose(recordsOf(world, 'commentaries').filter(({ trashedAt }) => trashedAt === null));
    return one === undefined ? null : commentaries.trashCommentary(one, world.context);
  },
};

const MEMOS: Readonly<Record<string, Action>> = {
  writeMemo: (world) => {
    const id = world.choose([SOURCE.id, 'library'] as const) ?? 'library';
    const before = recordsOf(world, 'memos').find((memo) => memo.id === id) ?? null;
    const body = world.below(4) === 0 ? null : note('any', world.newId()).body;
    return writeMemo(id, before, body, world.context);
  },
  editCitation: (world) => {
    const source = world.choose(recordsOf(world, 'sources'));
    const citation = { type: 'article-journal', title: world.newId() } as const;
    return source === undefined ? null : editCitation(source, world.below(4) === 0 ? null : citation, world.context);
  },
  addCitationStyle: (world) => {
    const before = world.choose(recordsOf(world, 'citationStyles')) ?? null;
    return addCitationStyle(before, { id: before?.id ?? world.newId(), title: world.newId(), xml: '<style/>' }, world.context);
  },
};

/** What alters records beside annotations. */
export const BESIDE_ACTIONS: Readonly<Record<string, Action>> = { ...RELATIONS, ...BOOKMARKS, ...COMMENTARIES, ...MEMOS };
