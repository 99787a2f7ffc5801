import { t } from "../../../i18n";
import { IconButton } from "../icon_button";
import { useDesk } from "../state/desk";

/** Which page is shown, and ways to another. */
export function PageTurner() {
  const { job, place } = useDesk();
  const slots = job.slots.value;
  const position = place.current.value;
  const page = (slots[position]?.index ?? position) + 1;
  const last = (slots[slots.length - 1]?.index ?? slots.length - 1) + 1;
  const atTheEnd = position >= slots.length - 1;
  const turn = (by: number) => place.jump(position + by);
  return (
    <div class="page-turner">
      <IconButton turns label={t("document.previous_page")} sign="‹" disabled={position <= 0} onClick={() => turn(-1)} />
      <label>
        <span class="visually-hidden">{t("document.page")}</span>
        <input
          type="number"
          min={1}
          max={last}
          value={page}
          onChange={(event) => {
            place.jumpToPage(Number(event.currentTarget.value) - 1);
            event.currentTarget.value = String((slots[place.current.peek()]?.index ?? 0) + 1);
          }}
        />
      </label>
      <span>{t("document.page_of", { count: last })}</span>
      <IconButton turns label={t("document.next_page")} sign="›" disabled={atTheEnd} onClick={() => turn(1)} />
    </div>
  );
}
