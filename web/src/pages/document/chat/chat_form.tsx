import { useRef, useState } from "preact/hooks";
import { t, type Key } from "../../../i18n";
import { useDesk } from "../state/desk";

const mostBytes = 4000;
const examples: readonly Key[] = ["chat.example_1", "chat.example_2", "chat.example_3"];

export function ChatForm() {
  const { conversation } = useDesk();
  const [question, setQuestion] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const asking = conversation.phase.value !== "idle";
  const tooLong = new TextEncoder().encode(question).length > mostBytes;

  async function ask(text: string) {
    if (!text.trim() || tooLong || asking) return;
    setQuestion("");
    field.current?.focus();
    if (!(await conversation.ask(text.trim()))) setQuestion((typed) => typed || text);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void ask(question);
  }

  return (
    <form class="chat-form" onSubmit={(event) => { event.preventDefault(); void ask(question); }}>
      {conversation.messages.value!.length === 0 && <Examples onChoose={(text) => void ask(text)} />}
      <label for="chat-question">{t("chat.question")}</label>
      <textarea
        id="chat-question"
        ref={field}
        rows={2}
        value={question}
        dir="auto"
        aria-describedby="chat-hint"
        onInput={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="chat-form-end">
        <span class="hint muted" id="chat-hint">{tooLong ? t("chat.too_long") : t("chat.question_hint")}</span>
        <SendOrStop disabled={!question.trim() || tooLong} />
      </div>
    </form>
  );
}

function SendOrStop({ disabled }: { disabled: boolean }) {
  const { conversation } = useDesk();
  if (conversation.phase.value === "idle") {
    return <button type="submit" class="button small primary" disabled={disabled}>{t("chat.send")}</button>;
  }
  return <button type="button" class="button small" onClick={() => conversation.stop()}>{t("chat.stop")}</button>;
}

function Examples({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div class="examples">
      {examples.map((key) => (
        <button key={key} type="button" class="button small" onClick={() => onChoose(t(key))}>{t(key)}</button>
      ))}
    </div>
  );
}
