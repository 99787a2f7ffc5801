import { useState } from "preact/hooks";
import type { QueueFigures } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { formatDate, formatDistance, formatNumber, t } from "../../i18n";
import { useEvery } from "./every";

const everySeconds = 5;

/** What waits and is being read, as it changes. */
export function Queue() {
  const figures = useLoaded<QueueFigures>("api/v1/operator/queue/");
  const [running, setRunning] = useState(true);
  useEvery(everySeconds, running, figures.reload);
  return (
    <section>
      <h2>{t("operator.queue")}</h2>
      <Awaited of={figures}>{(value) => <Figures {...value} />}</Awaited>
      <p class="queue-refresh muted">
        {running ? t("operator.refreshed", { count: everySeconds }) : t("operator.paused")}
        <button class="button small" onClick={() => setRunning(!running)}>
          {t(running ? "operator.pause" : "operator.go_on")}
        </button>
      </p>
    </section>
  );
}

function Figures({ waiting, delayed, in_hand: inHand, oldest }: QueueFigures) {
  return (
    <dl class="figures">
      <Figure name={t("operator.queue_waiting")} value={formatNumber(waiting)} />
      <Figure name={t("operator.queue_delayed")} value={formatNumber(delayed)} />
      <Figure name={t("operator.queue_in_hand")} value={formatNumber(inHand)} />
      {oldest === null
        ? <Figure name={t("operator.queue_oldest")} value={t("operator.queue_empty")} />
        : <Figure name={t("operator.queue_oldest")} value={formatDistance(oldest)} more={formatDate(oldest)} />}
    </dl>
  );
}

function Figure({ name, value, more }: { name: string; value: string; more?: string }) {
  return (
    <div class="card">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {more && <span class="muted">{more}</span>}
      </dd>
    </div>
  );
}
