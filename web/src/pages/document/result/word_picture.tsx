import type { Box, PageBrief } from "../../../api/types";
import { t } from "../../../i18n";
import { imageWidth } from "../logic/image_widths";
import { surroundingsOf } from "../logic/surroundings";
import { useDesk } from "../state/desk";

const shownWidth = 300;

/** A word as it looks, with a little around it: for those who do not see the page while they correct it. */
export function WordPicture({ page, box }: { page: PageBrief; box: Box }) {
  const { job } = useDesk();
  const [x0, y0, x1, y1] = surroundingsOf(box, page);
  // As sharp as if the cut-out filled the panel.
  const width = imageWidth((shownWidth * page.width) / (x1 - x0), 1, page.width);
  if (job.fileGone.value) return null;
  const source = job.path(`pages/${page.index}/image?width=${width}&format=webp`);
  const label = t("document.image_of", { page: page.index + 1 });
  return (
    <svg class="word-picture" viewBox={`${x0} ${y0} ${x1 - x0} ${y1 - y0}`} role="img" aria-label={label}>
      <image href={source} width={page.width} height={page.height} />
      <rect x={box[0]} y={box[1]} width={box[2] - box[0]} height={box[3] - box[1]} />
    </svg>
  );
}
