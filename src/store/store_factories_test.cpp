#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

std::unique_ptr<Store> open_sqlite(const std::filesystem::path& folder) {
  return open_sqlite_store((folder / "store.sqlite").string());
}

}  // namespace

std::vector<StoreFactory> store_factories() {
  return {{"sqlite", open_sqlite}};
}

}  // namespace ocrchat
