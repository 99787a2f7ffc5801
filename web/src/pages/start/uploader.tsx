import { useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Tool } from "../../api/types";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import { Link, navigate } from "../../router";
import { me } from "../../session";
import { troubleWith, type OptionTrouble } from "../../uploads/options";
import { addFiles, opened, rows } from "../../uploads/queue";
import { resume } from "../../uploads/visit";
import { DropZone } from "./drop_zone";
import { OptionsForm } from "./options_form";
import { UploadList } from "./upload_list";
import { useReading } from "./use_reading";

/** Everything from the file to its job: drop zone, options and the queue. With a tool, that one is not to choose. */
export function Uploader({ tool }: { tool?: Tool }) {
  useEffect(resume, []);
  useOpening();
  const mayRead = me.value === null || me.value.anonymous || me.value.email !== null;
  return mayRead ? <Reading tool={tool} /> : <MembersOnly />;
}

function Reading({ tool }: { tool: Tool | undefined }) {
  const reading = useReading(tool);
  const [trouble, setTrouble] = useState<OptionTrouble | null>(null);
  useEffect(() => setTrouble(null), [reading.options]);
  function add(files: File[]) {
    const found = troubleWith(reading.options);
    setTrouble(found);
    if (!found) addFiles(files, reading.options);
  }
  return (
    <>
      <div class="uploader">
        <div>
          <DropZone onFiles={add} />
          {trouble && <Banner kind="error">{t(`start.${trouble}`)}</Banner>}
        </div>
        <OptionsForm reading={reading} choosesTool={!tool} />
      </div>
      <UploadList />
    </>
  );
}

function MembersOnly() {
  const takesAccounts = me.value?.sign_up;
  return (
    <Banner>
      <p>{t("start.members_only")}</p>
      <div class="actions">
        <Link to="sign-in" class="button primary">{t("title.sign_in")}</Link>
        {takesAccounts && <Link to="sign-up" class="button">{t("title.sign_up")}</Link>}
      </div>
    </Banner>
  );
}

/** Goes to the document of a file that was sent alone, while this page is the one that is looked at. */
function useOpening() {
  useSignalEffect(() => {
    const row = rows.value.find(({ opens, stage }) => opens && (stage === "reading" || stage === "done"));
    if (!row?.uuid) return;
    opened(row);
    navigate(`documents/${row.uuid}`);
  });
}
