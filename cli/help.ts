import { BUNDLED_STYLES } from '../shared/citation/bundled-styles';
import { CLI_FORMATS } from './formats';

/** What `postil --help` says. */
export const HELP = `postil: takes notes out of a library of Postil, without the app.

  postil export <library.postil> --to <format> --out <path> [options]

Reads an archive (of this or an older Postil), proves every checksum in it, and writes the files that the
app would write from the same library. It alters nothing in the archive and never writes over a file
unless told to. The same archive and options give the same bytes.

What and where
  --to <format>        one of: ${wrapped(CLI_FORMATS)}
                       may be given several times, or as a list: --to docx,tei
  --out <path>         a folder (made when it is missing), or, for a single file, its name
                       with obsidian-folder, the folder is brought up to date: what you wrote there outside of
                       Postil's regions stays, what you wrote in one is kept below the new version
                       (--out something.zip writes a fresh folder into a zip)
  --force              write over files that are there
  --source <name>      a source by its title or id; may be given several times; all sources if left out
  --color <name>       only these annotations: of this colour, by its id (yellow, red, blue, green, purple) or its
                       name in the legend
  --code <name>        with this code or one below it, by its name, its path (“Formula > cyber power”) or id
  --without-code <name>  with neither this code nor one below it
  --words <words>      with all of these words in quotation, note or correction; case, width and accents do not count
  --with-note, --without-note
  --check <state>      open (still to be checked) or settled
  --corrections        with a suggested correction
                       --color, --code and --without-code may be given several times: of several colours, or
                       codes, one is enough; everything else must hold together
  --language <tag>     of the words that Postil adds: en (as if left out), zh-Hans, zh-Hant
  --date <time>        the time of export that files name, in ISO 8601; that of the archive if left out

How
  --order <order>      place (as if left out), color, time: where a file does not follow the text
  --author <name>      whose annotations or essays they are (docx, tei, qdpx, commentary)
  --memos              with memos on the text, the library and codes
  --no-commentary      without the essays on the text (tei)
  --mentioned          the annotations that an essay mentions listed at its end (commentary)
  --citation-style <name>  short (as if left out), one of ${wrapped(BUNDLED_STYLES.map(({ name }) => name))},
                       or one that is in the library, by its title or id (commentary, tei, report)
  --content <what>     annotations (as if left out) or text (obsidian, pandoc)
  --notes <how>        paragraphs (as if left out) or footnotes (pandoc)
  --dates              with dates (obsidian, obsidian-folder, text)
  --no-codes           comments do not name codes (docx)
  --furniture          with what a web page left round the text (docx)
  --page <size>        a4 (as if left out) or letter (docx, report, print, commentary)
  --typeface <kind>    serif (as if left out) or sans (docx, report, print, commentary)
  --bib-file <kind>    biblatex (as if left out), ris or csl-json (bibliography)
  --together           one file for all these sources, each under a key of its own (bibliography)
  --one-note           one note with all annotations (obsidian-folder)
  --by <what>          place (as if left out) or code (report)
  --as <kind>          docx (as if left out), html or markdown (report, commentary), pandoc (commentary)
  --layout <where>     notes in the margin (as if left out) or as endnotes (print: a page for a browser's printer)
  --no-passages        without the list of passages at the end (html)
  --no-guard           cells may begin like a formula (csv)
  --no-color-codes     colours do not become codes (qdpx)
  --unit <unit>        code-points (as if left out) or utf-16 (json-ld)
  --note-format <how>  markdown (as if left out) or html (json-ld)

Telling
  --json               a report as JSON on standard output: scope, files, counts, what each file does not hold
  --quiet              says nothing but what went wrong
  --help, --version

Exit codes
  0   everything was written
  1   a fault of Postil
  2   the command line makes no sense
  3   the archive is missing, damaged, too large, or of a newer Postil; nothing was written
  4   a source is not there or cannot be read; what else was asked for was written
  5   a file is there already; nothing was written
  6   a file could not be written (no room, no permission)
  7   no colour, code or citation style is called so; nothing was written
  130 interrupted; files that were complete stay
`;

function wrapped(names: readonly string[]): string {
  return names
    .join(', ')
    .replace(/(.{1,70})(?:, |$)/g, (_, line: string, at: number) => (at === 0 ? `${line},` : `\n${' '.repeat(23)}${line},`))
    .replace(/,$/, '');
}
