// The C++ file that holds the built files: the assembler reads them, so that compiling takes no time, and a table of
// them for src/http/web_files.hpp.

function blob(label, path) {
  return [
    `    ".global ${label}, ${label}_end\\n"`,
    `    "${label}:\\n .incbin \\"${path}\\"\\n"`,
    `    "${label}_end: .byte 0\\n"`,
  ];
}

const forms = { plain: "", gzip: ".gz", brotli: ".br" };

export function embeddingOf(files, index) {
  const labels = files.flatMap((_, at) => Object.keys(forms).map((form) => `web_${at}_${form}`)).concat("web_page");
  const blobs = files.flatMap((file, at) =>
    Object.entries(forms).flatMap(([form, end]) => blob(`web_${at}_${form}`, file.path + end)),
  );
  const view = (label) => `view(${label}, ${label}_end)`;
  const rows = files.map(
    ({ name, mediaType, tag }, at) =>
      `      {"${name}", "${mediaType}", "${tag}", ${Object.keys(forms).map((form) => view(`web_${at}_${form}`)).join(", ")}},`,
  );
  return `// Made by web/build.mjs.
#include "http/web_files.hpp"

asm(".section .rodata\\n"
${[...blobs, ...blob("web_page", index)].join("\n")}
    ".text\\n");

extern "C" {
${labels.map((label) => `extern const char ${label}[];\nextern const char ${label}_end[];`).join("\n")}
}

namespace ocrchat {
namespace {

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::span<const WebFile> web_files() {
  static const WebFile files[] = {
${rows.join("\n")}
  };
  return files;
}

std::string_view web_index() {
  return ${view("web_page")};
}

}  // namespace ocrchat
`;
}
