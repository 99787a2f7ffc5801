import { t } from "../i18n";
import { dismiss, toasts } from "../toasts";

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={`toast ${toast.kind}`}>
          <span>{toast.text}</span>
          <button class="quiet" aria-label={t("action.dismiss")} onClick={() => dismiss(toast.id)}>×</button>
        </div>
      ))}
    </div>
  );
}
