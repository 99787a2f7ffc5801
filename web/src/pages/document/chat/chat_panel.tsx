import { useEffect } from "preact/hooks";
import { Banner } from "../../../components/banner";
import { errorText } from "../../../errors";
import { t } from "../../../i18n";
import { Link } from "../../../router";
import { me } from "../../../session";
import { useDesk } from "../state/desk";
import { ChatForm } from "./chat_form";
import { ChatLog } from "./chat_log";
import { ForgetButton } from "./forget_button";

/** Questions to the document, beside it. */
export function ChatPanel() {
  return (
    <section class="pane chat" aria-labelledby="chat-title">
      <div class="chat-head">
        <h2 id="chat-title">{t("chat.title")}</h2>
        <ForgetButton />
      </div>
      <ChatContent />
    </section>
  );
}

function ChatContent() {
  const { job, conversation } = useDesk();
  const status = job.job.value!.status;
  const account = me.value?.email ?? null;
  const canAsk = account !== null && status === "done";
  useEffect(() => {
    if (canAsk) void conversation.load();
  }, [canAsk]);
  if (!account) return <ForAccounts />;
  if (status === "failed") return <p class="muted">{t("chat.failed_job")}</p>;
  if (status !== "done") return <p class="muted">{t("chat.waits")}</p>;
  if (conversation.messages.value === null) return <NotLoaded />;
  return (
    <>
      <ChatLog />
      <ChatForm />
    </>
  );
}

function ForAccounts() {
  const { uuid } = useDesk();
  const next = encodeURIComponent(`documents/${uuid}`);
  return (
    <>
      <p>{t("chat.for_accounts")}</p>
      <div class="actions">
        <Link to={`sign-in?next=${next}`} class="button small primary">{t("title.sign_in")}</Link>
        {me.value?.sign_up !== false && <Link to={`sign-up?next=${next}`} class="button small">{t("title.sign_up")}</Link>}
      </div>
    </>
  );
}

function NotLoaded() {
  const { conversation } = useDesk();
  if (!conversation.failure.value) return <p class="muted" role="status">{t("chat.loading")}</p>;
  return (
    <Banner kind="error">
      <p>{errorText(conversation.failure.value)}</p>
      <button class="button small" onClick={() => void conversation.load()}>{t("action.retry")}</button>
    </Banner>
  );
}
