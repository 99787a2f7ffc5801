#include "worker/reader_session.hpp"

#include <new>

#include "base/error.hpp"
#include "document/json.hpp"
#include "engine/engines.hpp"
#include "pipeline/read_page.hpp"
#include "worker/messages.hpp"
#include "worker/page_lines.hpp"

namespace ocrchat {
namespace {

Frame reply(FrameKind kind, std::string payload = {}) {
  return {kind, std::move(payload), {}};
}
Frame reply(const Error& error) {
  return reply(FrameKind::error, to_message(error));
}

}  // namespace

Frame ReaderSession::answer(Frame& request) {
  try {
    return attempt(request);
  } catch (const Error& error) {
    return reply(error);
  } catch (const std::bad_alloc&) {
    return no_memory(request.kind);
  } catch (const std::exception& error) {
    return reply(Error(ErrorCode::internal, {}, error.what()));
  }
}

// An engine that ran out of memory half way is not to be used again.
Frame ReaderSession::no_memory(FrameKind request) {
  engines_.reset();
  if (request != FrameKind::open) {
    return reply(Error(ErrorCode::page_unreadable, "The page needs more memory than one page may take."));
  }
  document_.reset();
  return reply(Error(ErrorCode::unreadable_file, "The file needs more memory than one file may take."));
}

Frame ReaderSession::attempt(Frame& request) {
  switch (request.kind) {
    case FrameKind::open:
      return open(request);
    case FrameKind::read:
      return read(request);
    case FrameKind::picture:
      return picture(request);
    case FrameKind::text_layer:
      return text_layer(request);
    case FrameKind::close:
      document_.reset();
      return reply(FrameKind::done);
    default:
      throw Error(ErrorCode::internal, {}, "a request of unknown kind");
  }
}

ReaderSession::Opened& ReaderSession::document() {
  if (!document_) throw Error(ErrorCode::internal, {}, "no document is open");
  return *document_;
}

ReaderSession::Engines& ReaderSession::engines() {
  if (!engines_) {
    const EngineConfig config{settings_.models, std::chrono::milliseconds(settings_.null_delay_ms)};
    engines_ = Engines{find_engine(settings_.engine).make(config), find_engine("embedded").make(config)};
  }
  return *engines_;
}

Frame ReaderSession::open(Frame& request) {
  document_.reset();
  if (request.descriptors.size() != 1) throw Error(ErrorCode::internal, {}, "open wants one descriptor");
  Opened opened;
  opened.file = std::move(request.descriptors.front());
  opened.password = open_request(request.payload).password;
  opened.bytes = std::make_unique<MappedFile>(opened.file.get());
  opened.source = open_source(opened.bytes->bytes(), {opened.password, settings_.max_pixels,
                                                      static_cast<double>(settings_.render_dpi)});
  document_ = std::move(opened);
  const SourceFile& source = *document_->source;
  return reply(FrameKind::done, to_message(Inspection{source.media_type(), source.page_count()}));
}

Frame ReaderSession::read(const Frame& request) {
  const ReadRequest wanted = read_request(request.payload);
  SourceFile& source = *document().source;
  Engines& warm = engines();
  const ReadPageOptions options{{wanted.language}, settings_.trust_embedded_text};
  const Page page = read_page(source, wanted.index, {*warm.recognition, *warm.embedded}, options);
  return reply(FrameKind::page, serialize_page(page));
}

Frame ReaderSession::picture(const Frame& request) {
  const PictureRequest wanted = picture_request(request.payload);
  const Opened& opened = document();
  LocalDocumentTools tools({{}, settings_.max_pixels, static_cast<double>(settings_.render_dpi)});
  return reply(FrameKind::bytes, tools.picture(opened.file.get(), opened.password, wanted));
}

Frame ReaderSession::text_layer(const Frame& request) {
  if (request.descriptors.size() != 2)
    throw Error(ErrorCode::internal, {}, "text_layer wants two descriptors");
  const Opened& opened = document();
  const MappedFile lines(request.descriptors[0].get());
  PageLines pages(lines.bytes());
  LocalDocumentTools tools({{}, settings_.max_pixels, static_cast<double>(settings_.render_dpi)});
  tools.searchable_pdf(opened.file.get(), opened.password, pages, request.descriptors[1].get());
  return reply(FrameKind::done);
}

}  // namespace ocrchat
