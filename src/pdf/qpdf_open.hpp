#pragma once

#include <memory>
#include <string>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "pdf/qpdf.hpp"

namespace ocrchat {

/// Opens `bytes` with qpdf, repairing what it can; says nothing on standard error. `bytes` must outlive the
/// result.
/// @param password  owner's or user's; tried in the encodings that programs have used for it
/// @throws Error(unreadable_file | password_required | wrong_password)
std::unique_ptr<QPDF> open_qpdf(BytesView bytes, const std::string& password);

/// The error for a file that a library could not read; `detail` is for the log.
Error damaged_file(const std::string& detail);

/// The error for a file that does not open with `password`.
Error encrypted_file(const std::string& password);

}  // namespace ocrchat
