#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/error.hpp"
#include "document/json.hpp"
#include "service/file_name.hpp"
#include "service/service.hpp"
#include "service/store_page_source.hpp"
#include "service/tool_file.hpp"

namespace ocrchat {
namespace {

constexpr int kWidestImage = 10'000;

void refuse_unfinished(const Job& job) {
  if (job.status == JobStatus::done) return;
  throw Error(ErrorCode::not_finished, job.status == JobStatus::failed
                                           ? "There is no result, the job failed: " + job.error_message
                                           : "");
}

FileDescriptor original(Blobs& blobs, const Job& job) {
  auto fd = blobs.open(job.uuid);
  if (!fd) throw Error(ErrorCode::gone);
  return std::move(*fd);
}

// A password is forgotten when its job ends, so an encrypted document cannot be shown any more then.
template <typename Work>
auto with_document_open(const Job& job, Work work) {
  try {
    return work();
  } catch (const Error& error) {
    const bool locked =
        error.code() == ErrorCode::password_required || error.code() == ErrorCode::wrong_password;
    if (!locked || !job.finished()) throw;
    throw Error(ErrorCode::gone,
                "The document is encrypted and its password is not kept; use another format.");
  }
}

void copy_all(int fd, Sink& out) {
  std::array<char, 1 << 16> buffer{};
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(ErrorCode::internal, {}, "read of a finished export");
    if (got == 0) return;
    out.write({buffer.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

std::int64_t size_of(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) throw Error(ErrorCode::internal, {}, "fstat of a finished export");
  return status.st_size;
}

// A translated document is downloaded translated; JSON holds what stands on the page.
PageVersion text_of_format(const Format& format) {
  return format.name == std::string_view("json") ? PageVersion::original : PageVersion::translated;
}

// Without one asked for, the tool's; plain text where there is no tool.
const Format* wanted_format(const std::string& asked, const Tool* tool) {
  const std::string name = !asked.empty() ? asked : tool != nullptr ? std::string(tool->format) : "txt";
  if (const Format* row = find_format(name)) return row;
  throw Error(ErrorCode::bad_field,
              "'format' is '" + name.substr(0, 40) + "'; use one of " + format_names() + ".");
}

// Nothing if the tool's file is the document itself.
std::optional<Download> made_by_tool(const Tool& tool, const Job& job, const std::string& data) {
  auto file = tool_file(tool, data);
  if (!file) return std::nullopt;
  Download result;
  result.media_type = file->media_type;
  result.file_name = download_name(job.source.name, file->extension);
  result.bytes = static_cast<std::int64_t>(file->text.size());
  result.write = [text = std::move(file->text)](Sink& out) { out.write(text); };
  return result;
}

PictureFormat picture_format(const std::string& name) {
  if (name == "png") return PictureFormat::png;
  if (name == "jpeg") return PictureFormat::jpeg;
  if (name == "webp") return PictureFormat::webp;
  throw Error(ErrorCode::bad_field, "'format' is '" + name.substr(0, 40) + "'; use png, jpeg or webp.");
}

}  // namespace

Download Service::download(const Caller& caller, const std::string& uuid, const std::string& format) {
  const Job job = find(caller, uuid);
  const Tool* tool = find_tool(job.request.tool);
  const Format* row = wanted_format(format, tool);
  refuse_unfinished(job);
  if (format.empty() && tool != nullptr && tool->yields_data) {
    if (auto made = made_by_tool(*tool, job, data(job))) return std::move(*made);
  }
  Download result;
  result.media_type = row->media_type;
  result.file_name = download_name(job.source.name, row->name);
  if (!row->needs_original) {
    result.write = [this, job, row](Sink& out) {
      StorePageSource source(store_, job, text_of_format(*row));
      row->write(source, nullptr, out);
    };
    return result;
  }
  const FileDescriptor document = original(blobs_, job);
  const auto made = std::make_shared<FileDescriptor>(blobs_.scratch());
  StorePageSource source(store_, job);
  with_document_open(
      job, [&] { tools_.searchable_pdf(document.get(), job.request.password, source, made->get()); });
  result.bytes = size_of(made->get());
  result.write = [made](Sink& out) { copy_all(made->get(), out); };
  return result;
}

Download Service::page_image(const Caller& caller, const std::string& uuid, int index, int width,
                             const std::string& format) {
  const Job job = find(caller, uuid);
  const PictureFormat kind = picture_format(format);
  if (width < 0 || width > kWidestImage) {
    throw Error(ErrorCode::bad_field, "'width' must be from 0 to " + std::to_string(kWidestImage) + ".");
  }
  const int rotation = rotation_of_page(job, index);
  const FileDescriptor document = original(blobs_, job);
  const auto picture = std::make_shared<const std::string>(with_document_open(job, [&] {
    return tools_.picture(document.get(), job.request.password, {index, rotation, width, kind});
  }));
  Download result;
  result.media_type = "image/" + format;
  result.file_name = download_name(job.source.name, "page-" + std::to_string(index + 1) + "." + format);
  result.bytes = static_cast<std::int64_t>(picture->size());
  result.write = [picture](Sink& out) { out.write(*picture); };
  return result;
}

// Which pages a job has is told by their results; while it runs, the document itself has to refuse what it
// lacks, and what is not read yet is not known to be turned.
int Service::rotation_of_page(const Job& job, int index) {
  const auto page = index < 0 ? std::nullopt : store_.next_page(job.uuid, index - 1);
  if (page && page->index == index) return page_from_json(page->json).rotation;
  if (index < 0 || job.finished()) {
    throw Error(ErrorCode::not_found, "The job has no page of index " + std::to_string(index) + ".");
  }
  return 0;
}

}  // namespace ocrchat
