import type {
  RefiCase,
  RefiCode,
  RefiCoding,
  RefiGuid,
  RefiLink,
  RefiNote,
  RefiProject,
  RefiSelection,
  RefiSet,
  RefiSource,
  RefiSourceKind,
  RefiText,
  RefiVariableValue,
  RefiWords,
} from './refi-project';
import { childNamed, childrenNamed, type XmlNode } from './xml-tree';

/** What a source's elements are called, by kind. */
const KINDS: ReadonlyMap<string, RefiSourceKind> = new Map([
  ['TextSource', 'text'],
  ['PDFSource', 'pdf'],
  ['PictureSource', 'picture'],
  ['AudioSource', 'audio'],
  ['VideoSource', 'video'],
]);

/** Selections that name an area or a stretch of time; those of transcripts point to moments. */
const OTHER_SELECTIONS: ReadonlySet<string> = new Set([
  'PDFSelection',
  'PictureSelection',
  'AudioSelection',
  'VideoSelection',
  'TranscriptSelection',
]);

/** The project that the tree of a `project.qde` describes; a codebook (`.qdc`) is one without sources. Whatever is missing is empty. */
export function readProject(root: XmlNode): RefiProject {
  const codeBook = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook');
  const inside = (list: string, item: string) => childrenNamed(childNamed(root, list), item);
  return {
    name: root.get('name'),
    origin: root.get('origin'),
    description: descriptionOf(root),
    noteRefs: noteRefsOf(root),
    users: new Map(inside('Users', 'User').map((user) => [guidIn(user), user.get('name') || user.get('id')])),
    codes: readCodes(childNamed(codeBook, 'Codes'), null),
    sources: (childNamed(root, 'Sources')?.children ?? []).flatMap(readSource),
    notes: new Map(inside('Notes', 'Note').map((note) => [guidIn(note), readNote(note)])),
    links: inside('Links', 'Link').map(readLink),
    sets: inside('Sets', 'Set').map(readSet),
    cases: inside('Cases', 'Case').map(readCase),
    variables: inside('Variables', 'Variable').map((variable) => ({ guid: guidIn(variable), name: variable.get('name') })),
    graphs: inside('Graphs', 'Graph').length,
  };
}

/** GUIDs are written with or without braces, in either case. */
function normalizeGuid(value: string): RefiGuid {
  return value
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}

function guidIn(node: XmlNode, attribute = 'guid'): RefiGuid {
  return normalizeGuid(node.get(attribute));
}

function descriptionOf(node: XmlNode): string {
  return (childNamed(node, 'Description')?.text ?? '').trim();
}

function noteRefsOf(node: XmlNode): readonly RefiGuid[] {
  return childrenNamed(node, 'NoteRef').map((reference) => guidIn(reference, 'targetGUID'));
}

function timeIn(node: XmlNode, attribute: string): number | null {
  const time = Date.parse(node.get(attribute));
  return Number.isFinite(time) ? time : null;
}

function readCodes(parent: XmlNode | undefined, above: RefiGuid | null): readonly RefiCode[] {
  return childrenNamed(parent, 'Code').flatMap((node) => {
    const guid = guidIn(node);
    const code: RefiCode = {
      guid,
      parent: above,
      name: node.get('name'),
      color: node.get('color'),
      description: descriptionOf(node),
      noteRefs: noteRefsOf(node),
    };
    return [code, ...readCodes(node, guid)];
  });
}

function readSource(node: XmlNode): readonly RefiSource[] {
  const kind = KINDS.get(node.name);
  if (kind === undefined) return [];
  const nested = kind === 'pdf' ? childNamed(node, 'Representation') : kind === 'picture' ? childNamed(node, 'TextDescription') : undefined;
  const text = kind === 'text' ? node : nested;
  const transcripts = childrenNamed(node, 'Transcript');
  const others = [node, ...transcripts].flatMap((one) => one.children.filter(({ name }) => OTHER_SELECTIONS.has(name)));
  // What a representation says about itself is about the source that it represents.
  const wholes = [node, ...(nested === undefined ? [] : [nested]), ...transcripts];
  return [
    {
      guid: guidIn(node),
      kind,
      name: node.get('name'),
      description: descriptionOf(node),
      text: text === undefined ? null : readText(text),
      codings: wholes.flatMap(readCodings),
      noteRefs: wholes.flatMap(noteRefsOf),
      variableValues: wholes.flatMap(readValues),
      otherSelections: {
        selections: others.length,
        codings: others.reduce((sum, one) => sum + childrenNamed(one, 'Coding').length, 0),
      },
      transcripts: transcripts.length,
    },
  ];
}

function readText(node: XmlNode): RefiText {
  return {
    words: readWords(node),
    selections: childrenNamed(node, 'PlainTextSelection').map(readSelection),
  };
}

function readWords(node: XmlNode): RefiWords {
  return {
    content: childNamed(node, 'PlainTextContent')?.text ?? null,
    plainTextPath: node.get('plainTextPath'),
    richTextPath: node.get('richTextPath'),
  };
}

/** Some programs name only who altered something last. */
function userIn(node: XmlNode): RefiGuid {
  return guidIn(node, 'creatingUser') || guidIn(node, 'modifyingUser');
}

function readSelection(node: XmlNode): RefiSelection {
  return {
    guid: guidIn(node),
    name: node.get('name'),
    start: readPosition(node.get('startPosition')),
    end: readPosition(node.get('endPosition')),
    description: descriptionOf(node),
    codings: readCodings(node),
    noteRefs: noteRefsOf(node),
    user: userIn(node),
    createdAt: timeIn(node, 'creationDateTime'),
    modifiedAt: timeIn(node, 'modifiedDateTime'),
  };
}

function readPosition(value: string): number {
  return /^\s*\d{1,10}\s*$/.test(value) ? Number(value) : Number.NaN;
}

function readCodings(node: XmlNode): readonly RefiCoding[] {
  return childrenNamed(node, 'Coding').map((coding) => {
    const reference = childNamed(coding, 'CodeRef');
    return {
      code: reference === undefined ? '' : guidIn(reference, 'targetGUID'),
      user: userIn(coding),
      createdAt: timeIn(coding, 'creationDateTime'),
      noteRefs: noteRefsOf(coding),
    };
  });
}

function readNote(node: XmlNode): RefiNote {
  return {
    guid: guidIn(node),
    name: node.get('name'),
    description: descriptionOf(node),
    words: readWords(node),
    user: userIn(node),
    createdAt: timeIn(node, 'creationDateTime'),
    modifiedAt: timeIn(node, 'modifiedDateTime'),
    selections: childrenNamed(node, 'PlainTextSelection').map(readSelection),
    codings: readCodings(node),
    noteRefs: noteRefsOf(node),
  };
}

function readLink(node: XmlNode): RefiLink {
  return {
    guid: guidIn(node),
    name: node.get('name').trim(),
    isOneWay: node.get('direction') === 'OneWay',
    origin: guidIn(node, 'originGUID'),
    target: guidIn(node, 'targetGUID'),
    noteRefs: noteRefsOf(node),
  };
}

/** In a codebook members have a `guid` of their own, in a project they refer to one. */
function readSet(node: XmlNode): RefiSet {
  const members = node.children.filter(({ name }) => name.startsWith('Member'));
  return {
    name: node.get('name'),
    description: descriptionOf(node),
    members: members.map((member) => normalizeGuid(member.get('targetGUID') || member.get('guid'))),
  };
}

function readCase(node: XmlNode): RefiCase {
  const references = node.children.filter(({ name }) => name === 'CodeRef' || name === 'SourceRef' || name === 'SelectionRef');
  return {
    guid: guidIn(node),
    name: node.get('name'),
    description: descriptionOf(node),
    members: references.map((reference) => guidIn(reference, 'targetGUID')),
    values: readValues(node),
  };
}

function readValues(node: XmlNode): readonly RefiVariableValue[] {
  return childrenNamed(node, 'VariableValue').map((value) => {
    const reference = childNamed(value, 'VariableRef');
    const words = value.children.find(({ name }) => name.endsWith('Value'))?.text ?? '';
    return { variable: reference === undefined ? '' : guidIn(reference, 'targetGUID'), value: words.trim() };
  });
}
