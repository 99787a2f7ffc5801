#include "app/ocr_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "app/commands.hpp"
#include "service/tool_file.hpp"
#include "tools/extractor.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::setting_invalid, why);
}

const Format* chosen_format(const std::string& asked, const std::filesystem::path& out) {
  if (!asked.empty()) {
    const Format* format = find_format(asked);
    if (format == nullptr)
      refuse("There is no format '" + asked + "'; choose one of " + format_names() + ".");
    return format;
  }
  const std::string ending = out.extension().string();
  const Format* by_ending = ending.empty() ? nullptr : find_format(ending.substr(1));
  return by_ending != nullptr ? by_ending : find_format("txt");
}

bool is_text(const Format& format) {
  return format.name != "docx" && format.name != "pdf";
}

}  // namespace

OcrOutput::OcrOutput(const std::string& format, const std::string& out,
                     const std::vector<std::filesystem::path>& inputs, std::string password, ToolOrder tool,
                     const Settings& settings)
    : tool_(std::move(tool)), out_(out), password_(std::move(password)), settings_(settings) {
  if (format.empty() && tool_.tool != nullptr) {
    format_ = find_format(tool_.tool->format);
  } else {
    tool_ = {};  // the document is asked for
    format_ = chosen_format(format, out);
  }
  folder_ = !out.empty() && (inputs.size() > 1 || out.back() == '/' || std::filesystem::is_directory(out_));
  if (folder_ && std::filesystem::exists(out_) && !std::filesystem::is_directory(out_)) {
    refuse("'" + out + "' is a file; name a folder for several inputs.");
  }
  if (out.empty() && !is_text(*format_)) {
    if (inputs.size() > 1)
      refuse("Name a folder with -o for several " + std::string(format_->name) + " files.");
    if (::isatty(STDOUT_FILENO) == 1) refuse("Name a file with -o; a terminal cannot show this format.");
  }
}

void OcrOutput::write(FileReading& file) {
  if (out_.empty()) return write_to(file, STDOUT_FILENO);
  const std::filesystem::path path = target(file);
  const std::filesystem::path part = path.string() + ".part";
  const FileDescriptor fd(::open(part.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!fd.valid()) refuse("'" + part.string() + "' cannot be written: " + std::strerror(errno) + ".");
  try {
    write_to(file, fd.get());
    std::filesystem::rename(part, path);
  } catch (...) {
    std::filesystem::remove(part);
    throw;
  }
}

// Two inputs of one name must not overwrite each other's result.
std::filesystem::path OcrOutput::target(const FileReading& file) {
  if (!folder_) return out_;
  std::filesystem::create_directories(out_);
  const std::string stem = file.path == "-" ? "stdin" : file.path.stem().string();
  const std::string ending = "." + std::string(format_->name);
  std::filesystem::path path = out_ / (stem + ending);
  for (int i = 2; !written_.insert(path).second; ++i) path = out_ / (stem + "-" + std::to_string(i) + ending);
  return path;
}

std::string OcrOutput::made_by_tool(PageSource& pages) const {
  const auto extractor = make_extractor(*tool_.tool, tool_.schema);
  pages.rewind();
  while (const auto page = pages.next()) extractor->add(*page);
  pages.rewind();
  return serialized_data(*tool_.tool, "rules", extractor->finish());
}

void OcrOutput::write_to(FileReading& file, int fd) {
  SpoolSource pages(file.head, file.spool);
  if (format_->needs_original) {
    if (!tools_) tools_ = make_sandboxed_tools(own_program(), settings_);
    tools_->searchable_pdf(file.fd.get(), password_, pages, fd);
    return;
  }
  FdSink sink(fd);
  if (tool_.tool != nullptr && tool_.tool->yields_data) {
    if (const auto made = tool_file(*tool_.tool, made_by_tool(pages))) return sink.write(made->text);
  }
  format_->write(pages, nullptr, sink);
}

}  // namespace ocrchat
