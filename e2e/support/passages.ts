import { readBundledText } from './texts';

/** Runs of three plain words that stand once in the bundled text's English paragraphs: each tells its annotation from all others. */
export function findUniquePassages(): readonly string[] {
  const { text, blocks } = readBundledText();
  return blocks
    .filter((block) => block.kind === 'paragraph' && block.language === 'en')
    .flatMap((block) => text.slice(block.span.start, block.span.end).match(/[A-Za-z]{4,} [A-Za-z]{2,} [A-Za-z]{4,}(?= [A-Za-z])/g) ?? [])
    .filter((words) => text.indexOf(words) === text.lastIndexOf(words));
}
