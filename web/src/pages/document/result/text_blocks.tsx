import { Fragment } from "preact";
import { useMemo } from "preact/hooks";
import type { Block, Cell, Line, PageResult } from "../../../api/types";
import { t } from "../../../i18n";
import { isDoubtful, linesOf, type PlacedWord } from "../logic/page_words";
import { rowsOf } from "../logic/table_text";
import type { LoadedPage } from "../state/page_store";
import { WordEditor } from "./word_editor";

/** The words in their lines and blocks. Made anew only when the page or the word that is edited changes: which words are
 * marked is set on the elements. */
export function TextBlocks({ page, editing }: { page: LoadedPage; editing: number | null }) {
  return useMemo(() => {
    const inPage = { words: wordsByLine(page.words), page: page.page, editing };
    return <>{page.page.blocks.map((block) => <TextBlock key={block.id} block={block} {...inPage} />)}</>;
  }, [page, editing]);
}

type WordsByLine = Map<Line, PlacedWord[]>;

function wordsByLine(words: readonly PlacedWord[]): WordsByLine {
  const byLine: WordsByLine = new Map();
  let lines: Line[] = [];
  let block: Block | null = null;
  for (const word of words) {
    if (word.block !== block) {
      block = word.block;
      lines = linesOf(block);
    }
    const line = lines[word.line]!;
    byLine.set(line, [...(byLine.get(line) ?? []), word]);
  }
  return byLine;
}

interface InPage {
  words: WordsByLine;
  page: PageResult;
  editing: number | null;
}

function TextBlock({ block, ...inPage }: { block: Block } & InPage) {
  if (block.type === "separator") return <hr />;
  if (block.type === "picture") return <p class="block picture muted">{t("document.picture")}</p>;
  if (block.table) return <TextTable block={block} {...inPage} />;
  return (
    <p class={`block ${block.type} ${block.layer}`} dir="auto">
      {(block.lines ?? []).map((line, i) => <TextLine key={i} line={line} {...inPage} />)}
    </p>
  );
}

function TextTable({ block, ...inPage }: { block: Block } & InPage) {
  return (
    <div class="block table-scroll">
      <table>
        <tbody>
          {rowsOf(block.table!).map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => <TextCell key={column} cell={cell} {...inPage} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TextCell({ cell, ...inPage }: { cell: Cell | null } & InPage) {
  const name = cell?.header ? "header" : undefined;
  return (
    <td class={name} colSpan={cell?.column_span ?? 1} rowSpan={cell?.row_span ?? 1}>
      {cell?.lines.map((line, i) => <TextLine key={i} line={line} {...inPage} />)}
    </td>
  );
}

function TextLine({ line, words, page, editing }: { line: Line } & InPage) {
  return (
    <span class="line">
      {(words.get(line) ?? []).map((word) => (
        <Fragment key={word.at}>
          {word.at === editing ? <WordEditor page={page} word={word} /> : <TextWord word={word} />}
          {!word.value.joined && " "}
        </Fragment>
      ))}
    </span>
  );
}

// Reached by the arrow keys from the one word that Tab reaches.
function TextWord({ word: { at, value } }: { word: PlacedWord }) {
  const kind = value.origin === "corrected" ? "word corrected" : isDoubtful(value) ? "word doubtful" : "word";
  return <span class={kind} data-at={at} tabIndex={at === 0 ? 0 : -1}>{value.text}</span>;
}
