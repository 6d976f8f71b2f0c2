import type { InterfaceLanguage } from '../model/preferences';

/** Commands that the native menu sends to the page; the ids are those of the page's own command table. */
export const MENU_COMMANDS = [
  'undo',
  'redo',
  'undo-history',
  'find',
  'concordance',
  'go-to',
  'commands',
  'go-back',
  'go-forward',
  'next-annotation',
  'previous-annotation',
  'import',
  'export',
  'settings',
  'shortcuts',
  'backups',
  'back-up-now',
  'cycle-margin',
  'show-all-notes',
  'type-larger',
  'type-smaller',
  'type-reset',
  'theme-paper',
  'theme-sepia',
  'theme-dark',
  'theme-contrast',
  'open-sample',
  'about',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What the native menu says beside its commands. */
type MenuHeading =
  | 'file'
  | 'edit'
  | 'view'
  | 'go'
  | 'help'
  | 'theme'
  | 'recent'
  | 'no-recent'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'select-all'
  | 'full-screen'
  | 'close'
  | 'quit'
  | 'cannot-open'
  | 'page-gone'
  | 'page-gone-detail';

export type MenuLabels = Readonly<Record<MenuCommand | MenuHeading, string>>;

const ENGLISH: MenuLabels = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  help: 'Help',
  undo: 'Undo',
  redo: 'Redo',
  'undo-history': 'Undo history…',
  find: 'Find…',
  concordance: 'Concordance',
  'go-to': 'Go to…',
  commands: 'Commands…',
  'go-back': 'Back',
  'go-forward': 'Forward',
  'next-annotation': 'Next annotation',
  'previous-annotation': 'Previous annotation',
  import: 'Open archive…',
  recent: 'Open recent',
  'no-recent': 'No archives opened yet',
  export: 'Export…',
  settings: 'Settings…',
  shortcuts: 'Keyboard shortcuts',
  backups: 'Backups…',
  'back-up-now': 'Back up now',
  'cycle-margin': 'Margin: notes, signs, hidden',
  'show-all-notes': 'Show all notes',
  'type-larger': 'Larger type',
  'type-smaller': 'Smaller type',
  'type-reset': 'Usual type size',
  theme: 'Theme',
  'theme-paper': 'Paper',
  'theme-sepia': 'Sepia',
  'theme-dark': 'Dark',
  'theme-contrast': 'High contrast',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  'select-all': 'Select all',
  'full-screen': 'Full screen',
  close: 'Close window',
  quit: 'Quit Postil',
  'cannot-open': 'This file could not be opened',
  'page-gone': 'The page stopped working',
  'page-gone-detail': 'Everything that was shown as saved is safe. Postil opens the page again.',
  'open-sample': 'Sample library',
  about: 'About Postil',
};

const SIMPLIFIED: MenuLabels = {
  file: '文件',
  edit: '编辑',
  view: '视图',
  go: '前往',
  help: '帮助',
  undo: '撤销',
  redo: '重做',
  'undo-history': '撤销历史…',
  find: '查找…',
  concordance: '索引行',
  'go-to': '前往…',
  commands: '命令…',
  'go-back': '返回',
  'go-forward': '前进',
  'next-annotation': '下一条批注',
  'previous-annotation': '上一条批注',
  import: '打开归档…',
  recent: '最近打开',
  'no-recent': '还没有打开过归档',
  export: '导出…',
  settings: '设置…',
  shortcuts: '键盘快捷键',
  backups: '备份…',
  'back-up-now': '立即备份',
  'cycle-margin': '页边：批注、标记、隐藏',
  'show-all-notes': '显示所有批注',
  'type-larger': '放大文字',
  'type-smaller': '缩小文字',
  'type-reset': '默认字号',
  theme: '主题',
  'theme-paper': '纸张',
  'theme-sepia': '褐色',
  'theme-dark': '深色',
  'theme-contrast': '高对比度',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  'select-all': '全选',
  'full-screen': '全屏',
  close: '关闭窗口',
  quit: '退出 Postil',
  'cannot-open': '无法打开此文件',
  'page-gone': '页面已停止工作',
  'page-gone-detail': '凡显示为已保存的内容都是安全的。Postil 将重新打开页面。',
  'open-sample': '示例资料库',
  about: '关于 Postil',
};

const TRADITIONAL: MenuLabels = {
  file: '檔案',
  edit: '編輯',
  view: '檢視',
  go: '前往',
  help: '說明',
  undo: '復原',
  redo: '重做',
  'undo-history': '復原紀錄…',
  find: '尋找…',
  concordance: '索引行',
  'go-to': '前往…',
  commands: '指令…',
  'go-back': '返回',
  'go-forward': '前進',
  'next-annotation': '下一則註記',
  'previous-annotation': '上一則註記',
  import: '開啟封存檔…',
  recent: '最近開啟',
  'no-recent': '尚未開啟過封存檔',
  export: '匯出…',
  settings: '設定…',
  shortcuts: '鍵盤快速鍵',
  backups: '備份…',
  'back-up-now': '立即備份',
  'cycle-margin': '頁邊：批註、標記、隱藏',
  'show-all-notes': '顯示所有批註',
  'type-larger': '放大文字',
  'type-smaller': '縮小文字',
  'type-reset': '預設字級',
  theme: '佈景主題',
  'theme-paper': '紙張',
  'theme-sepia': '褐色',
  'theme-dark': '深色',
  'theme-contrast': '高對比',
  cut: '剪下',
  copy: '拷貝',
  paste: '貼上',
  'select-all': '全選',
  'full-screen': '全螢幕',
  close: '關閉視窗',
  quit: '結束 Postil',
  'cannot-open': '無法開啟此檔案',
  'page-gone': '頁面已停止運作',
  'page-gone-detail': '凡顯示為已儲存的內容都安全無虞。Postil 將重新開啟頁面。',
  'open-sample': '範例資料庫',
  about: '關於 Postil',
};

/** The native menu in every interface language; not in the page's catalogue, because the menu stands before any page does. */
export const MENU_LABELS: Readonly<Record<InterfaceLanguage, MenuLabels>> = {
  en: ENGLISH,
  'zh-Hans': SIMPLIFIED,
  'zh-Hant': TRADITIONAL,
};

/** The interface language for a system locale (BCP 47): Chinese by script, else by region; English for all others. */
export function matchInterfaceLanguage(locale: string): InterfaceLanguage {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  if (language !== 'zh') return 'en';
  return script === 'Hant' || region === 'TW' || region === 'HK' || region === 'MO' ? 'zh-Hant' : 'zh-Hans';
}
