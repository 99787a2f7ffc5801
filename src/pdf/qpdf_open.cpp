#include "pdf/qpdf_open.hpp"

#include "pdf/qpdf.hpp"

#include <vector>

namespace ocrchat {
namespace {

std::unique_ptr<QPDF> open_with(BytesView bytes, const std::string& password) {
  auto pdf = std::make_unique<QPDF>();
  pdf->setSuppressWarnings(true);
  pdf->processMemoryFile("document", as_chars(bytes).data(), bytes.size(), password.c_str());
  return pdf;
}

}  // namespace

Error damaged_file(const std::string& detail) {
  return Error(ErrorCode::unreadable_file,
               "The PDF is damaged and could not be read; save it anew and try again.", detail);
}

Error encrypted_file(const std::string& password) {
  return Error(password.empty() ? ErrorCode::password_required : ErrorCode::wrong_password);
}

std::unique_ptr<QPDF> open_qpdf(BytesView bytes, const std::string& password) {
  const auto encodings =
      password.empty() ? std::vector<std::string>{password} : QUtil::possible_repaired_encodings(password);
  for (const std::string& encoded : encodings) {
    try {
      return open_with(bytes, encoded);
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() != qpdf_e_password) throw damaged_file(e.what());
    } catch (const std::exception& e) {
      throw damaged_file(e.what());
    }
  }
  throw encrypted_file(password);
}

}  // namespace ocrchat
