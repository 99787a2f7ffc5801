/** Kinds of files that the server reads, as a file input takes them. */
export const acceptedFiles = ".png,.jpg,.jpeg,.webp,.gif,.bmp,.tif,.tiff,.pdf";

const extensions = new Set(acceptedFiles.split(",").map((one) => one.slice(1)));
const mediaTypes = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff", "application/pdf"]);

export type FileTrouble = "empty_file" | "file_too_large" | "unsupported_type";

function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

// The server tells the kind from the content: what says nothing of itself is left to it.
function mayBeRead({ name, type }: { name: string; type: string }): boolean {
  const extension = extensionOf(name);
  if (extension === "" && type === "") return true;
  return extensions.has(extension) || mediaTypes.has(type);
}

/** What the server would refuse for sure, before it is sent. */
export function troubleWithFile(file: { name: string; type: string; size: number }, mostBytes: number): FileTrouble | null {
  if (!mayBeRead(file)) return "unsupported_type";
  if (file.size === 0) return "empty_file";
  return file.size > mostBytes ? "file_too_large" : null;
}
