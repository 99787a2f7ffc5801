#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "document/text.hpp"
#include "image/decode.hpp"
#include "image/encode.hpp"
#include "worker/fake_reader.hpp"
#include "worker/reader_process.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

/// A PDF of one page that says "Hello sandbox" in a font it does not bring.
std::string hello_pdf() {
  const std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length 43>>stream\nBT /F 24 Tf 40 40 Td (Hello sandbox) Tj ET\n\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

FileDescriptor file_of(std::string_view bytes) {
  FileDescriptor result = temporary_file(std::filesystem::temp_directory_path());
  FdSink(result.get()).write(bytes);
  return result;
}

FileDescriptor png_file() {
  const Bytes png = encode_png(Image(80, 40, 1, 200));
  return file_of(as_chars(png));
}

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::internal;
}

TEST(TrueReader, ReadsAnImageInItsSandbox) {
  Settings settings;
  settings.engine = "null";
  ReaderProcess reader(true_reader_program(), settings);
  const FileDescriptor document = png_file();
  const Inspection seen = reader.open(document.get(), "");
  EXPECT_EQ(seen.media_type, MediaType::png);
  EXPECT_EQ(seen.page_count, 1);
  const Page page = reader.read(0, "auto");
  EXPECT_EQ(page.width, 80);
  EXPECT_EQ(page.height, 40);
}

TEST(TrueReader, RecognisesAPageSetInASystemFont) {
  Settings settings;
  settings.trust_embedded_text = false;
  ReaderProcess reader(true_reader_program(), settings);
  const FileDescriptor document = file_of(hello_pdf());
  EXPECT_EQ(reader.open(document.get(), "").media_type, MediaType::pdf);
  EXPECT_THAT(text_of(reader.read(0, "en")), testing::HasSubstr("Hello sandbox"));
}

TEST(TrueReader, SaysWhatIsWrongWithADocument) {
  Settings settings;
  ReaderProcess reader(true_reader_program(), settings);
  const FileDescriptor document = file_of("plain text is no picture");
  EXPECT_EQ(code_of([&] { reader.open(document.get(), ""); }), ErrorCode::unsupported_type);
  const FileDescriptor empty = file_of("");
  EXPECT_EQ(code_of([&] { reader.open(empty.get(), ""); }), ErrorCode::empty_file);
}

TEST(TrueReader, WithoutADocumentHasNothingToRead) {
  Settings settings;
  ReaderProcess reader(true_reader_program(), settings);
  const FileDescriptor document = png_file();
  EXPECT_EQ(code_of([&] { reader.read(0, "auto"); }), ErrorCode::page_crashed);
  reader.open(document.get(), "");
  reader.close();
  EXPECT_EQ(code_of([&] { reader.read(0, "auto"); }), ErrorCode::page_crashed);
}

TEST(SandboxedTools, InspectAndShowPages) {
  const Settings settings;
  const auto tools = make_sandboxed_tools(true_reader_program(), settings);
  const FileDescriptor document = png_file();
  EXPECT_EQ(tools->inspect(document.get(), "").page_count, 1);
  const std::string picture = tools->picture(document.get(), "", {.width = 20});
  const auto image = open_image(as_bytes(picture), MediaType::png, {});
  EXPECT_EQ(image->frame(0).width, 20);
  EXPECT_EQ(image->frame(0).height, 10);
}

TEST(SandboxedTools, WriteTheSearchablePdf) {
  const Settings settings;
  const auto tools = make_sandboxed_tools(true_reader_program(), settings);
  const FileDescriptor document = file_of(hello_pdf());
  const FileDescriptor out = file_of("");
  Document read;
  read.pages.emplace_back();
  read.pages[0].width = 1250;
  read.pages[0].height = 417;
  MemoryPageSource pages(read);
  tools->searchable_pdf(document.get(), "", pages, out.get());
  const MappedFile written(out.get());
  EXPECT_EQ(sniff(written.bytes()), MediaType::pdf);
  EXPECT_EQ(tools->inspect(out.get(), "").page_count, 1);
}

}  // namespace
}  // namespace ocrchat
