import { mentionsOf } from '../../commentary/essay-text';
import { CHECK_STATES, COLOR_IDS, type CodeId } from '../../model/records';
import type { KnownType } from '../../relations/relation-types';
import { describeCode } from '../export-annotations';
import type { ExportCode, ExportInput } from '../export-input';
import { element, xmlText } from '../xml';
import { ANNOTATOR, WORK, xmlId } from './ids';
import type { TeiOptions } from './tei-options';

/** The version of this way of writing TEI, for programs that read it; no version of the app. */
const SHAPE = '1.0';

/** The header: what the text is and where it came from, and as taxonomies what annotations say by pointing. */
export function teiHeader(input: ExportInput<TeiOptions>): string {
  return element('teiHeader', {}, fileDescription(input), encodingDescription(input), languageUse(input));
}

function fileDescription({ source, labels, options, createdAt }: ExportInput<TeiOptions>): string {
  const { provenance } = source;
  const written = (name: string, words: string | null) => (words === null || words === '' ? '' : element(name, {}, xmlText(words)));
  const noted = (label: string, words: string | null) =>
    words === null || words === '' ? '' : element('note', {}, xmlText(`${label}: ${words}`));
  const annotator = options.annotator.trim() === '' ? labels.reader : options.annotator.trim();
  const day = new Date(createdAt).toISOString().slice(0, 10);
  return element(
    'fileDesc',
    {},
    element(
      'titleStmt',
      {},
      written('title', provenance.title),
      written('author', provenance.author),
      element(
        'respStmt',
        {},
        element('resp', {}, xmlText(labels.annotations)),
        element('name', { 'xml:id': ANNOTATOR }, xmlText(annotator)),
      ),
    ),
    element('publicationStmt', {}, element('p', {}, `${xmlText(labels.exported)} `, element('date', { when: day }, day))),
    element(
      'sourceDesc',
      {},
      element(
        'bibl',
        { 'xml:id': WORK },
        written('title', provenance.title),
        written('author', provenance.author),
        noted(labels.author, provenance.authorNote),
        noted(labels.translationOf, provenance.translationOf),
        noted(labels.obtained, provenance.obtained),
        noted(labels.file, provenance.fileName),
        element('idno', { type: 'SHA-256' }, xmlText(provenance.sha256)),
      ),
    ),
  );
}

function encodingDescription(input: ExportInput<TeiOptions>): string {
  const { labels } = input;
  const colors = COLOR_IDS.map((id) => element('category', { 'xml:id': xmlId('colour', id) }, described(labels.colors[id])));
  const checks = CHECK_STATES.map((state) => element('category', { 'xml:id': xmlId('check', state) }, described(labels.checks[state])));
  const kinds = kindsOf(input).map(({ id, name, inverseName }) =>
    element(
      'category',
      { 'xml:id': xmlId('relation', id) },
      element(
        'catDesc',
        {},
        element('term', { type: 'name' }, xmlText(name)),
        ' / ',
        element('term', { type: 'inverse' }, xmlText(inverseName)),
      ),
    ),
  );
  return element(
    'encodingDesc',
    {},
    element('appInfo', {}, element('application', { ident: 'Postil', version: SHAPE }, element('label', {}, 'Postil'))),
    element(
      'classDecl',
      {},
      taxonomy('colours', labels.legend, colors),
      taxonomy('checks', labels.toCheck, checks),
      taxonomy('codes', labels.codes, codeCategories(input)),
      taxonomy('relations', labels.relations, kinds),
    ),
  );
}

/** An empty taxonomy is none. */
function taxonomy(name: string, label: string, categories: readonly string[]): string {
  return categories.length === 0 ? '' : element('taxonomy', { 'xml:id': name }, element('desc', {}, xmlText(label)), ...categories);
}

function described(words: string): string {
  return element('catDesc', {}, xmlText(words));
}

interface Branch {
  readonly name: string;
  code: ExportCode | null;
  readonly below: Map<string, Branch>;
}

/** The codes of annotations, and those that commentaries name. */
export function codesIn({ annotations, commentaries, codebook }: ExportInput): ReadonlyMap<CodeId, ExportCode> {
  const codes = new Map(annotations.flatMap((one) => one.codes.map((code) => [code.id, code] as const)));
  const mentions = commentaries.flatMap(({ blocks }) => blocks.flatMap(mentionsOf));
  for (const { attrs } of mentions) {
    const code = attrs.kind === 'code' ? describeCode(codebook, attrs.id) : undefined;
    if (code !== undefined && !codes.has(code.id)) codes.set(code.id, code);
  }
  return codes;
}

/** The codes that were given or named, below those that stand above them in the codebook. */
function codeCategories(input: ExportInput): readonly string[] {
  const top = new Map<string, Branch>();
  for (const code of codesIn(input).values()) {
    let level = top;
    let branch: Branch | undefined;
    for (const name of code.path) {
      branch = level.get(name) ?? { name, code: null, below: new Map() };
      level.set(name, branch);
      level = branch.below;
    }
    if (branch !== undefined) branch.code = code;
  }
  return [...top.values()].map(categoryOf);
}

function categoryOf({ name, code, below }: Branch): string {
  const attributes = code === null ? {} : { 'xml:id': xmlId('code', code.id), rend: code.color };
  return element('category', attributes, described(name), ...[...below.values()].map(categoryOf));
}

function kindsOf({ annotations }: ExportInput): readonly KnownType[] {
  const kinds = new Map(annotations.flatMap(({ relations }) => relations.map(({ type }) => [type.id, type] as const)));
  return [...kinds.values()];
}

function languageUse({ text }: ExportInput): string {
  const languages = [...new Set(text.blocks.map(({ language }) => language))].toSorted();
  return element('profileDesc', {}, element('langUsage', {}, ...languages.map((ident) => element('language', { ident }, xmlText(ident)))));
}
