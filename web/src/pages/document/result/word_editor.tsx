import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PageBrief } from "../../../api/types";
import { t } from "../../../i18n";
import { isPhone } from "../is_phone";
import type { PlacedWord } from "../logic/page_words";
import { useDesk } from "../state/desk";
import { WordPicture } from "./word_picture";

/** A word as a field: what is saved becomes the word, nothing removes it. */
export function WordEditor({ page, word }: { page: PageBrief; word: PlacedWord }) {
  const { corrector } = useDesk();
  const before = word.value.text;
  const [text, setText] = useState(before);
  const cancel = () => (corrector.editing.value = null);
  const removes = !text.trim();

  function save() {
    if (text.trim() === before) return cancel();
    void corrector.save(page.index, word, text.trim());
  }
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") cancel();
  }

  return (
    <span class="word-editor">
      {isPhone.value && <WordPicture page={page} box={word.value.bbox} />}
      <WordField before={before} text={text} onText={setText} onKeyDown={onKeyDown} />
      <button type="button" class="button small primary" disabled={corrector.busy.value} onClick={save}>
        {removes ? t("action.delete") : t("action.save")}
      </button>
      <button type="button" class="button small" onClick={cancel}>{t("action.cancel")}</button>
      <span class="hint" id="editor-hint" role="status">
        {removes ? t("document.remove_hint") : t("document.correct_hint")}
      </span>
    </span>
  );
}

interface WordFieldProps {
  before: string;
  text: string;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function WordField({ before, text, onText, onKeyDown }: WordFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current!.focus();
    field.current!.select();
  }, []);
  return (
    <input
      ref={field}
      value={text}
      size={Math.max(4, text.length + 1)}
      dir="auto"
      aria-label={t("document.correct_label", { word: before })}
      aria-describedby="editor-hint"
      spellcheck={false}
      onInput={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
