import { t } from "../../../i18n";
import { useDesk } from "../state/desk";
import type { View } from "../state/place";

const views: readonly View[] = ["pages", "result", "chat"];

/** Where there is no room for everything side by side: what is shown. */
export function ViewSwitch() {
  const { place } = useDesk();
  return (
    <div class="view-switch" role="group" aria-label={t("document.views")}>
      {views.map((view) => (
        <button key={view} type="button" class={`button small of-${view}`} aria-pressed={view === place.view.value} onClick={() => (place.view.value = view)}>
          {t(`document.view_${view}`)}
        </button>
      ))}
    </div>
  );
}
