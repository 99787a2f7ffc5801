#include <algorithm>

#include "store/private_postgres.hpp"
#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

std::unique_ptr<Store> open_sqlite(const std::filesystem::path& folder) {
  return open_sqlite_store((folder / "store.sqlite").string());
}

// The folder's name ends with 32 hex digits.
std::unique_ptr<Store> open_postgres(const std::filesystem::path& folder) {
  const std::string name = folder.string();
  return open_postgres_store(PrivatePostgres::instance().schema("t" + name.substr(name.size() - 32)), 8);
}

}  // namespace

std::vector<StoreFactory> store_factories() {
  return {{"sqlite", open_sqlite}, {"postgresql", open_postgres}};
}

}  // namespace ocrchat
