#include "app/storage.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <filesystem>

#include "base/error.hpp"
#include "store/s3_blobs.hpp"

namespace ocrchat {
namespace {

std::filesystem::path data_folder(const Settings& settings) {
  std::filesystem::path folder = settings.data;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(ErrorCode::setting_invalid,
                "The data folder '" + settings.data + "' cannot be made: " + error.message() + ".");
  }
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  return folder;
}

}  // namespace

std::unique_ptr<Store> open_store(const Settings& settings) {
  if (!settings.database.empty()) {
    return open_postgres_store(settings.database, static_cast<int>(settings.database_connections));
  }
  return open_sqlite_store((data_folder(settings) / "ocrchat.sqlite").string());
}

std::unique_ptr<Blobs> open_blobs(const Settings& settings) {
  if (settings.blobs.empty()) return open_file_blobs(data_folder(settings) / "blobs");
  const AwsCredentials credentials{settings.s3_access_key, settings.s3_secret_key, settings.s3_region};
  return open_s3_blobs(s3_settings(settings.blobs, settings.s3_endpoint, credentials),
                       data_folder(settings) / "scratch");
}

Secrets load_secrets(const Settings& settings) {
  return Secrets::load(settings.key_file.empty() ? data_folder(settings) / "key"
                                                 : std::filesystem::path(settings.key_file));
}

FileDescriptor lock_data_folder(const Settings& settings) {
  const std::filesystem::path path = data_folder(settings) / "lock";
  FileDescriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!lock.valid() || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    throw Error(ErrorCode::setting_invalid, "Another server runs on the data folder '" + settings.data +
                                                "'; stop it or name another --data.");
  }
  return lock;
}

}  // namespace ocrchat
