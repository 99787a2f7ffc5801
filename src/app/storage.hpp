#pragma once

#include <memory>

#include "base/bytes.hpp"
#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// Opens the database in the data folder, which is made if needed.
std::unique_ptr<Store> open_store(const Settings& settings);
std::unique_ptr<Blobs> open_blobs(const Settings& settings);
/// The key, made at the first start. @throws Error(setting_invalid)
Secrets load_secrets(const Settings& settings);

/// Holds the data folder for one server process; freed with the descriptor, also when the process is killed.
/// @throws Error(setting_invalid) if another server runs on it
FileDescriptor lock_data_folder(const Settings& settings);

}  // namespace ocrchat
