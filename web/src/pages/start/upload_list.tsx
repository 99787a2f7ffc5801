import { useSignalEffect } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n";
import { removeFinished, rows } from "../../uploads/queue";
import { isFinished, type Stage } from "../../uploads/rows";
import { rowState } from "./row_state";
import { UploadRow } from "./upload_row";

/** The queue. Whoever takes a row away from it goes on at its heading. */
export function UploadList() {
  const heading = useRef<HTMLHeadingElement>(null);
  const list = rows.value;
  const toHeading = () => heading.current?.focus();
  function clear() {
    removeFinished();
    toHeading();
  }
  return (
    <section class="uploads" aria-labelledby="uploads" hidden={list.length === 0}>
      <h2 id="uploads" ref={heading} tabIndex={-1}>{t("queue.title")}</h2>
      <ul class="upload-list">
        {list.map((row) => <UploadRow key={row.id} row={row} onTakenAway={toHeading} />)}
      </ul>
      {list.some(isFinished) && <button class="button small" onClick={clear}>{t("queue.clear")}</button>}
      <Announcer />
    </section>
  );
}

const worthSaying: ReadonlySet<Stage> = new Set<Stage>(["done", "failed", "locked"]);

/** Says which file has come to an end, for those who do not see it. */
function Announcer() {
  const [text, setText] = useState("");
  const stages = useRef(new Map<string, Stage>());
  useSignalEffect(() => {
    for (const row of rows.value) {
      const before = stages.current.get(row.id);
      stages.current.set(row.id, row.stage);
      if (before !== undefined && before !== row.stage && worthSaying.has(row.stage)) {
        setText(t("queue.announced", { name: row.name, state: rowState(row, Date.now()) }));
      }
    }
  });
  return <p class="visually-hidden" role="status">{text}</p>;
}
