#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/ocr_output.hpp"
#include "app/reading_crew.hpp"
#include "app/setting_flags.hpp"
#include "base/bytes.hpp"
#include "base/log.hpp"
#include "language/codes.hpp"
#include "service/tool_choice.hpp"

namespace ocrchat {
namespace {

struct OcrArguments {
  ReadingOrder order;
  std::vector<std::string> files;
  std::string format;
  std::string tool;
  std::string schema_file;
  std::string out;
  std::string jobs;
};

/// "page 3 of 12" on one line of the terminal; nothing where standard error is not a terminal.
class Progress {
 public:
  void show(int done, int known) {
    if (!terminal_) return;
    std::fprintf(stderr, "\r\033[K%d of %d pages read", done, known);
    std::fflush(stderr);
  }
  void clear() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
  }

 private:
  bool terminal_ = ::isatty(STDERR_FILENO) == 1;
};

void check(OcrArguments& arguments) {
  if (arguments.order.language != "auto" && find_language(arguments.order.language) == nullptr) {
    throw Error(ErrorCode::setting_invalid,
                "There is no language '" + arguments.order.language +
                    "'; 'ocrchat doctor' counts those there are, 'auto' finds it.");
  }
  if (const Language* language = find_language(arguments.order.language))
    arguments.order.language = language->tag;
  arguments.order.files.assign(arguments.files.begin(), arguments.files.end());
}

void say(const FileReading& file, const Warning& warning) {
  const std::string place = warning.page ? ", page " + std::to_string(*warning.page + 1) : "";
  std::fprintf(stderr, "ocrchat: %s%s: %s\n", file.path.c_str(), place.c_str(), warning.message.c_str());
}

/// Writes what was read of one file. @returns its exit status
ExitStatus deliver(FileReading& file, OcrOutput& output, const Progress& progress) {
  progress.clear();
  if (file.failure) {
    say(file, {std::string(error_name(file.failure->code())), file.failure->message(), std::nullopt});
    return kFailed;
  }
  for (const Warning& warning : file.head.warnings) say(file, warning);
  output.write(file);
  if (file.pages_failed == static_cast<int>(file.pages.size())) return kFailed;
  return file.pages_failed > 0 ? kPagesMissing : kOk;
}

std::string schema_in(const std::string& file) {
  if (file.empty()) return {};
  try {
    const Bytes bytes = read_file(file);
    return std::string(as_chars(bytes));
  } catch (const Error&) {
    throw Error(ErrorCode::setting_invalid, "'" + file + "' cannot be read.");
  }
}

ToolOrder named_tool(const OcrArguments& arguments) {
  const std::string schema = schema_in(arguments.schema_file);
  try {
    const Tool* tool = checked_tool(arguments.tool);
    check_schema(schema, tool);
    return {tool, schema};
  } catch (const Error& error) {  // an argument here, not a field
    throw Error(ErrorCode::setting_invalid, error.message());
  }
}

// Here are no models: only what rules do.
ToolOrder tool_order(const OcrArguments& arguments) {
  ToolOrder order = named_tool(arguments);
  const bool by_rules =
      order.tool == nullptr || order.tool->need == ToolNeed::nothing || order.tool->need == ToolNeed::schema;
  if (!by_rules) {
    throw Error(
        ErrorCode::setting_invalid,
        "The tool '" + arguments.tool + "' needs a model, which only the service asks ('ocrchat serve').");
  }
  return order;
}

int run(const OcrArguments& arguments, const Settings& settings) {
  OcrOutput output(arguments.format, arguments.out, arguments.order.files, arguments.order.password,
                   tool_order(arguments), settings);
  Progress progress;
  ReadingCrew crew(settings, arguments.order, [&](int done, int known) { progress.show(done, known); });
  int worst = kOk;
  for (std::size_t i = 0; i < arguments.order.files.size(); ++i) {
    const int status = deliver(crew.wait(i), output, progress);
    worst = worst == kFailed || status == kFailed ? static_cast<int>(kFailed) : std::max(worst, status);
  }
  return worst;
}

}  // namespace

int ocr_command(const Arguments& given) {
  CLI::App parser("Read files and write what they say; '-' is standard input.", "ocrchat ocr");
  OcrArguments arguments;
  parser.add_option("files", arguments.files, "PNG, JPG, WEBP, GIF, BMP, TIFF or PDF files")->required();
  parser.add_option("-f,--format", arguments.format, "txt (default), md, docx, pdf, csv or json");
  parser.add_option("-o,--output", arguments.out, "file to write, or a folder for several inputs");
  parser.add_option(
      "-t,--tool", arguments.tool,
      "what to make of them: extract-tables, invoice-to-json, receipt-to-json … (docs/tools.md)");
  parser.add_option("--schema", arguments.schema_file,
                    "JSON Schema of the values that the tool 'extract' reads");
  parser.add_option("-l,--language", arguments.order.language, "language code, or auto (default)");
  parser.add_option("--pages", arguments.order.pages, "pages to read, like 1-3,8");
  parser.add_option("--password", arguments.order.password, "of an encrypted PDF");
  parser.add_option("-j,--jobs", arguments.jobs, "pages read at the same time (default: one per core)");
  parser.footer(
      "Exit status: 0 all read, 1 a file could not be read, 2 arguments that make no sense, 3 pages are "
      "missing.");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, given)) return *status;
  Settings settings = flags.settings();
  set_log_level("error");
  if (!arguments.jobs.empty()) {
    const auto table = settings_table();
    const auto workers =
        std::find_if(table.begin(), table.end(), [](const Setting& s) { return s.name == "workers"; });
    apply(settings, *workers, arguments.jobs);
  }
  check(arguments);
  std::signal(SIGPIPE, SIG_IGN);
  return run(arguments, settings);
}

}  // namespace ocrchat
