import { useEffect, useRef } from "preact/hooks";
import type { ChatMessage, Citation } from "../../../api/types";
import { Banner } from "../../../components/banner";
import { errorText } from "../../../errors";
import { t } from "../../../i18n";
import { useDesk } from "../state/desk";

/** What was asked and answered, the newest last and in view. */
export function ChatLog() {
  const { conversation } = useDesk();
  const messages = conversation.messages.value!;
  const draft = conversation.draft.value;
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current!.scrollTop = log.current!.scrollHeight;
  }, [messages, draft]);
  return (
    <div class="chat-log" ref={log} role="log" aria-live="polite" aria-label={t("chat.log")} tabIndex={0}>
      {messages.length === 0 && <p class="muted">{t("chat.empty")}</p>}
      {messages.map((message, i) => <Message key={i} message={message} />)}
      <Writing />
      {conversation.stopped.value && <p class="muted">{t("chat.stopped")}</p>}
      {conversation.failure.value !== null && <Banner kind="error">{errorText(conversation.failure.value)}</Banner>}
    </div>
  );
}

function Message({ message: { role, content, found, citations } }: { message: ChatMessage }) {
  const fromReader = role === "user";
  return (
    <article class={fromReader ? "message question" : "message answer"}>
      <h3 class="visually-hidden">{fromReader ? t("chat.you") : t("chat.answer")}</h3>
      {found === false ? <p class="muted">{t("chat.not_found")}</p> : <p class="said" dir="auto">{content}</p>}
      {citations && citations.length > 0 && <Citations citations={citations} />}
    </article>
  );
}

function Citations({ citations }: { citations: readonly Citation[] }) {
  const { place } = useDesk();
  return (
    <ul class="citations" aria-label={t("chat.citations")}>
      {citations.map(({ page, snippet, boxes }, i) => (
        <li key={i}>
          <button type="button" class="citation" dir="auto" onClick={() => place.cite(page - 1, boxes)}>
            {t("chat.citation", { page, snippet })}
          </button>
        </li>
      ))}
    </ul>
  );
}

// Drafts are not read out: they may not hold.
function Writing() {
  const { conversation } = useDesk();
  const phase = conversation.phase.value;
  if (phase === "idle") return null;
  return (
    <div class="message answer writing">
      {conversation.draft.value && <p class="said" dir="auto" aria-hidden="true">{conversation.draft.value}</p>}
      <p class="muted">{t(`chat.${phase}`)}</p>
    </div>
  );
}
