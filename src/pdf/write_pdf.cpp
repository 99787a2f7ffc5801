#include "pdf/write_pdf.hpp"

#include "pdf/qpdf_open.hpp"

namespace ocrchat {
namespace {

class SinkPipeline final : public Pipeline {
 public:
  explicit SinkPipeline(Sink& out) : Pipeline("output", nullptr), out_(out) {}
  void write(unsigned char const* data, size_t length) override {
    out_.write({reinterpret_cast<const char*>(data), length});
  }
  void finish() override {}

 private:
  Sink& out_;
};

}  // namespace

void write_pdf(QPDF& pdf, Sink& out) try {
  SinkPipeline pipeline(out);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&pipeline);
  writer.setPreserveEncryption(false);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setDeterministicID(true);
  writer.write();
} catch (const QPDFExc& e) {
  throw damaged_file(e.what());
}

}  // namespace ocrchat
