import { foldName } from '../../codebook/codebook';
import type { ColumnRole, ColumnRoles, TableLook } from './table-look';

/** Our own columns by their names, which never change; what else we write is known by other columns or for readers. */
const OWN: Readonly<Record<string, ColumnRole>> = {
  paragraph: 'place',
  quotation: 'quotation',
  color_id: 'color',
  note: 'note',
  created: 'created',
  updated: 'updated',
  start_utf16: 'start',
  end_utf16: 'end',
  id: 'id',
  codes: 'codes',
  check: 'check',
};
/** The names that only our tables have together. */
const OWN_SIGN = ['quotation', 'start_utf16', 'end_utf16', 'color_id', 'id'];

/** https://readwise.io/export; the location is one of the reading device and says nothing of a place in a text. */
const READWISE: Readonly<Record<string, ColumnRole>> = {
  highlight: 'quotation',
  'book title': 'document',
  note: 'note',
  color: 'color',
  tags: 'codes',
  'highlighted at': 'created',
};
const READWISE_SIGN = ['highlight', 'book title', 'highlighted at'];

/** As the Hypothesis client exports it. */
const HYPOTHESIS: Readonly<Record<string, ColumnRole>> = {
  'creation date': 'created',
  url: 'document',
  quote: 'quotation',
  body: 'note',
  tags: 'codes',
};
const HYPOTHESIS_SIGN = ['creation date', 'annotation/reply type', 'quote', 'body'];

/** What columns are called by people and by tools, folded. The first role that a name fits is the one meant. */
const NAMES: readonly (readonly [role: ColumnRole, names: readonly string[]])[] = [
  [
    'quotation',
    [
      'quotation',
      'quote',
      'highlight',
      'highlights',
      'highlighted text',
      'annotated text',
      'selected text',
      'passage',
      'exact',
      'excerpt',
      'text',
      'segment',
      '引文',
      '原文',
      '摘录',
      '摘錄',
      '划线',
      '劃線',
      '标注内容',
      '標註內容',
    ],
  ],
  [
    'note',
    [
      'note',
      'notes',
      'comment',
      'comments',
      'annotation',
      'annotations',
      'body',
      'memo',
      'remark',
      'thoughts',
      '笔记',
      '筆記',
      '批注',
      '批註',
      '评论',
      '評論',
      '想法',
      '备注',
      '備註',
      '注释',
      '註釋',
    ],
  ],
  [
    'codes',
    [
      'code',
      'codes',
      'tag',
      'tags',
      'label',
      'labels',
      'keyword',
      'keywords',
      'category',
      'categories',
      '代码',
      '代碼',
      '编码',
      '編碼',
      '标签',
      '標籤',
      '标记',
      '類別',
      '类别',
    ],
  ],
  ['color', ['color', 'colour', 'color_id', 'highlight color', '颜色', '顏色']],
  ['place', ['place', 'paragraph', 'para', '¶', '段', '段落', '位置']],
  ['start', ['start', 'start_utf16', 'begin', 'from', 'start offset', 'startposition', 'start position', '起点', '起點']],
  ['end', ['end', 'end_utf16', 'to', 'end offset', 'endposition', 'end position', '终点', '終點']],
  [
    'created',
    [
      'created',
      'created at',
      'creation date',
      'date',
      'date added',
      'highlighted at',
      'time',
      'timestamp',
      '日期',
      '时间',
      '時間',
      '创建时间',
      '建立時間',
    ],
  ],
  ['updated', ['updated', 'updated at', 'modified', 'date modified', 'last modified', '修改时间', '修改時間']],
  [
    'document',
    ['document', 'source', 'title', 'book title', 'book', 'work', 'file', 'url', '书名', '書名', '标题', '標題', '来源', '來源'],
  ],
  ['id', ['id', 'key', 'uuid', 'guid', 'annotation id']],
];

/** The tool whose columns these are. */
export function originOf(names: readonly string[]): TableLook['origin'] {
  const folded = new Set(names.map(foldName));
  const hasAll = (sign: readonly string[]) => sign.every((name) => folded.has(name));
  if (hasAll(OWN_SIGN)) return 'postil';
  if (hasAll(READWISE_SIGN)) return 'readwise';
  return hasAll(HYPOTHESIS_SIGN) ? 'hypothesis' : 'other';
}

/** What columns of these names say; each role once. */
export function rolesByName(names: readonly string[], origin: TableLook['origin']): ColumnRoles {
  const given = new Set<ColumnRole>();
  return names.map((name) => {
    const role = roleOf(foldName(name), origin);
    if (role === null || given.has(role)) return null;
    given.add(role);
    return role;
  });
}

function roleOf(name: string, origin: TableLook['origin']): ColumnRole | null {
  const preset = origin === 'postil' ? OWN : origin === 'readwise' ? READWISE : origin === 'hypothesis' ? HYPOTHESIS : null;
  if (preset !== null) return (Object.hasOwn(preset, name) ? preset[name] : undefined) ?? null;
  return NAMES.find(([, names]) => names.includes(name))?.[0] ?? null;
}

/** True for a column that numbers paragraphs as we do; any other number may be a page. */
export function countsParagraphs(name: string): boolean {
  return /paragraph|¶|段/iu.test(name);
}
