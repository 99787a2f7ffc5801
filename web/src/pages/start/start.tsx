import { useEffect } from "preact/hooks";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { choose } from "../../uploads/chosen_options";
import { Promises } from "./promises";
import { Standing } from "./standing";
import { Uploader } from "./uploader";

export default function Start({ query }: PageProps) {
  const tool = query.get("tool");
  useEffect(() => {
    if (tool !== null) choose({ tool });
  }, [tool]);
  return (
    <div class="start">
      <h1>{t("start.heading")}</h1>
      <p class="muted">{t("start.lead")}</p>
      <Uploader />
      <Standing />
      <Promises />
    </div>
  );
}
