import { formatBytes, t } from "../../i18n";
import { me } from "../../session";
import { acceptedFiles } from "../../uploads/file_check";
import { useDroppedFiles, usePastedFiles } from "./arriving_files";

interface FilesProps {
  onFiles: (files: File[]) => void;
}

/** Where files come in: dropped anywhere on the page, pasted, chosen, or taken with the camera. */
export function DropZone({ onFiles }: FilesProps) {
  const dragging = useDroppedFiles(onFiles);
  usePastedFiles(onFiles);
  return (
    <div class={dragging ? "drop-zone dragging" : "drop-zone"}>
      <p class="drop-invitation">{dragging ? t("start.drop_now") : t("start.drop")}</p>
      <div class="actions">
        <FileButton text={t("start.choose")} kind="primary" accept={acceptedFiles} multiple onFiles={onFiles} />
        <FileButton text={t("start.camera")} kind="camera" accept="image/*" capture="environment" onFiles={onFiles} />
      </div>
      <Kinds />
    </div>
  );
}

interface FileButtonProps extends FilesProps {
  text: string;
  kind: string;
  accept: string;
  multiple?: boolean;
  capture?: "environment";
}

function FileButton({ text, kind, onFiles, ...input }: FileButtonProps) {
  function take({ currentTarget }: { currentTarget: HTMLInputElement }) {
    onFiles(Array.from(currentTarget.files ?? []));
    // The same file may be chosen again.
    currentTarget.value = "";
  }
  return (
    <label class={`button ${kind} file-button`}>
      {text}
      <input type="file" class="visually-hidden" onChange={take} {...input} />
    </label>
  );
}

function Kinds() {
  const limits = me.value?.limits;
  if (!limits) return null;
  const pages = t("pages.count", { count: limits.file_pages });
  return <p class="muted drop-kinds">{t("start.kinds", { size: formatBytes(limits.file_bytes), pages })}</p>;
}
