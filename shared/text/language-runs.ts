import { chineseOrthography, dominantScript, languageOf } from './language';
import { span } from './offset';
import { isLatinAtMost, type Script, scriptOf } from './script';
import type { Block, LanguageRun, LanguageTag, SourceText } from './source-text';

/**
 * The stretches of a block that are written in another script than the block: a Chinese term in an English paragraph and the reverse.
 * A run starts and ends with a letter; digits, spaces and punctuation inside it belong to it. A single Latin letter among Han is no run.
 * Whoever asks of one block after another hands over one `scanLatin` of the text for all of them.
 */
export function languageRunsOf(source: SourceText, block: Block, isLatin = isLatinAtMost): readonly LanguageRun[] {
  const { start, end } = block.span;
  const { text } = source;
  if (isLatin(text, start, end)) return [];
  const words = text.slice(start, end);
  const own = dominantScript(text, start, end, isLatin);
  // Most Chinese blocks: no character has to be looked up.
  if (own === 'han' && !NOT_ONLY_HAN.test(words)) return [];
  return foreignStretches(words, own)
    .filter((run) => run.script !== 'latin' || run.letters > 1)
    .map((run) => ({
      span: span(start + run.from, start + run.to),
      language: runLanguage(source, words.slice(run.from, run.to), run.script),
    }));
}

/** Anything but Han characters and what belongs to no script: digits, spaces, punctuation. */
const NOT_ONLY_HAN = /[^\s -@\u2000-\u206f\u3000-\u3004\u3008-\u301c\u4e00-\u9fff\uff01-\uff20]/;

interface ForeignStretch {
  readonly script: Script;
  readonly from: number;
  to: number;
  letters: number;
}

function foreignStretches(words: string, own: Script): readonly ForeignStretch[] {
  const stretches: ForeignStretch[] = [];
  let isOpen = false;
  let at = 0;
  for (const character of words) {
    const script = runScript(scriptOf(character.codePointAt(0) ?? 0), own);
    const from = at;
    at += character.length;
    if (script === 'none') continue;
    const last = stretches.at(-1);
    if (script === own) isOpen = false;
    else if (isOpen && last?.script === script) {
      last.to = at;
      last.letters += 1;
    } else {
      stretches.push({ script, from, to: at, letters: 1 });
      isOpen = true;
    }
  }
  return stretches;
}

/** Japanese is written in kana and Han together: neither interrupts the other. */
function runScript(script: Script, own: Script): Script {
  return script === 'han' && own === 'kana' ? 'kana' : script;
}

function runLanguage(source: SourceText, words: string, script: Script): LanguageTag {
  if (script === 'han') {
    const orthography = chineseOrthography(words);
    return orthography === 'zh' ? (languageOfText(source, 'zh-') ?? 'zh') : orthography;
  }
  const own = languageOf(words, 0, words.length);
  return own === 'und-Latn' ? (languageOfText(source, 'en') ?? own) : own;
}

/** The language of the first block whose tag starts so: what a few words without evidence are taken to be. */
function languageOfText(source: SourceText, prefix: string): LanguageTag | undefined {
  return source.blocks.find((block) => block.language.startsWith(prefix))?.language;
}
