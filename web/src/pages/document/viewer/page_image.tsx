import { useEffect, useState } from "preact/hooks";
import { ApiError, request } from "../../../api/client";
import type { PageBrief } from "../../../api/types";
import { errorText } from "../../../errors";
import { t } from "../../../i18n";
import { imageWidth } from "../logic/image_widths";
import { useDesk } from "../state/desk";

/** The page as it looks, in a size that fits; where there is no image, why. */
export function PageImage({ brief, shownWidth }: { brief: PageBrief; shownWidth: number }) {
  const { job } = useDesk();
  const [loaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const width = imageWidth(shownWidth, window.devicePixelRatio, brief.width);
  const source = job.path(`pages/${brief.index}/image?width=${width}&format=webp`);
  useEffect(() => setFailure(null), [source]);

  // An <img> does not say why it failed; a second call does.
  async function ask() {
    try {
      await request("GET", source);
      setFailure(new ApiError(0, "unavailable", ""));
    } catch (error) {
      if (error instanceof ApiError && error.code === "gone") job.fileGone.value = true;
      setFailure(error);
    }
  }

  if (job.fileGone.value) return <p class="sheet-note">{t("error.gone")}</p>;
  if (failure) return <FailedImage failure={failure} onRetry={() => setFailure(null)} />;
  return (
    <>
      {!loaded && <p class="sheet-note">{t("document.image_loading")}</p>}
      <img
        src={source}
        alt={t("document.image_of", { page: brief.index + 1 })}
        decoding="async"
        draggable={false}
        onLoad={() => setLoaded(true)}
        onError={() => void ask()}
      />
    </>
  );
}

function FailedImage({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  return (
    <div class="sheet-note">
      <p>{errorText(failure)}</p>
      <button class="button small" onClick={onRetry}>{t("action.retry")}</button>
    </div>
  );
}
