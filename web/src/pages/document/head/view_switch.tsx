import { t } from "../../../i18n";
import { isPhone } from "../is_phone";
import { useDesk } from "../state/desk";
import type { View } from "../state/place";

const views: readonly View[] = ["pages", "result", "chat"];

/** Where there is no room for everything side by side: what is shown. */
export function ViewSwitch() {
  const { place } = useDesk();
  const shown = isPhone.value && place.onPages.value ? "pages" : place.beside.value;
  return (
    <div class="view-switch" role="group" aria-label={t("document.views")}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          class={`button small of-${view}`}
          aria-pressed={view === shown}
          onClick={() => place.show(view)}
        >
          {t(`document.view_${view}`)}
        </button>
      ))}
    </div>
  );
}
