import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n";
import type { PlacedWord } from "../logic/page_words";
import { useDesk } from "../state/desk";

/** A word as a field: what is saved becomes the word, nothing removes it. */
export function WordEditor({ index, word }: { index: number; word: PlacedWord }) {
  const { corrector } = useDesk();
  const before = word.value.text;
  const [text, setText] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const cancel = () => (corrector.editing.value = null);
  const busy = corrector.busy.value;

  function save() {
    if (text.trim() === before) return cancel();
    void corrector.save(index, word, text.trim());
  }
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") cancel();
  }

  return (
    <span class="word-editor">
      <input
        ref={field}
        value={text}
        size={Math.max(4, text.length + 1)}
        dir="auto"
        autofocus
        aria-label={t("document.correct_label", { word: before })}
        aria-describedby="editor-hint"
        spellcheck={false}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" class="button small primary" disabled={busy} onClick={save}>{text.trim() ? t("action.save") : t("action.delete")}</button>
      <button type="button" class="button small" onClick={cancel}>{t("action.cancel")}</button>
      <span class="hint" id="editor-hint" role="status">{text.trim() ? t("document.correct_hint") : t("document.remove_hint")}</span>
    </span>
  );
}
