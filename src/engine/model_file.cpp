#include "engine/model_file.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <set>

namespace ocrchat {
namespace {

// Places in the file's table of entries.
constexpr std::uint32_t kEntries = 24;
constexpr std::size_t kConfig = 0;
constexpr std::size_t kNetwork = 17;
constexpr std::size_t kPunctuation = 18;
constexpr std::size_t kWords = 19;
constexpr std::size_t kNumbers = 20;
constexpr std::size_t kLetters = 21;
constexpr std::size_t kCodes = 22;
constexpr std::size_t kVersion = 23;
constexpr std::int64_t kAbsent = -1;
constexpr std::int64_t kLargestFile = std::int64_t{1} << 30;

using Offsets = std::array<std::int64_t, kEntries>;
constexpr std::size_t kHeader = sizeof(std::uint32_t) + sizeof(Offsets);

struct Table {
  Offsets offsets{};
  std::int64_t size = 0;

  std::int64_t end_of(std::size_t entry) const {
    for (std::size_t next = entry + 1; next < offsets.size(); ++next)
      if (offsets[next] != kAbsent) return offsets[next];
    return size;
  }
};

bool is_sound(const Table& table) {
  std::int64_t last = static_cast<std::int64_t>(kHeader);
  for (const std::int64_t offset : table.offsets) {
    if (offset == kAbsent) continue;
    if (offset < last || offset > table.size) return false;
    last = offset;
  }
  return table.offsets[kNetwork] != kAbsent;
}

std::optional<Table> table_of(std::ifstream& file, std::int64_t size) {
  std::uint32_t entries = 0;
  Table table;
  table.size = size;
  if (std::endian::native != std::endian::little || size < static_cast<std::int64_t>(kHeader))
    return std::nullopt;
  file.read(reinterpret_cast<char*>(&entries), sizeof entries);
  file.read(reinterpret_cast<char*>(table.offsets.data()), sizeof table.offsets);
  if (!file || entries != kEntries || !is_sound(table)) return std::nullopt;
  return table;
}

bool read_at(std::ifstream& file, std::int64_t offset, std::int64_t size, char* out) {
  file.seekg(offset);
  file.read(out, size);
  return static_cast<bool>(file);
}

bool read_entries(std::ifstream& file, const Table& table, const std::set<std::size_t>& wanted,
                  std::vector<char>& data) {
  Offsets offsets;
  offsets.fill(kAbsent);
  data.assign(kHeader, 0);
  for (const std::size_t entry : wanted) {
    if (table.offsets[entry] == kAbsent) continue;
    const std::int64_t size = table.end_of(entry) - table.offsets[entry];
    offsets[entry] = static_cast<std::int64_t>(data.size());
    data.resize(data.size() + static_cast<std::size_t>(size));
    if (!read_at(file, table.offsets[entry], size, data.data() + offsets[entry])) return false;
  }
  std::memcpy(data.data(), &kEntries, sizeof kEntries);
  std::memcpy(data.data() + sizeof kEntries, offsets.data(), sizeof offsets);
  return true;
}

bool read_parts(const char* name, const std::set<std::size_t>& wanted, std::vector<char>* data) {
  std::ifstream file(name, std::ios::binary | std::ios::ate);
  const std::int64_t size = file ? static_cast<std::int64_t>(file.tellg()) : -1;
  if (size <= 0 || size > kLargestFile) return false;
  file.seekg(0);
  if (const auto table = table_of(file, size)) return read_entries(file, *table, wanted, *data);
  file.clear();
  data->resize(static_cast<std::size_t>(size));
  return read_at(file, 0, size, data->data());
}

}  // namespace

bool read_model(const char* file, std::vector<char>* data) {
  return read_parts(file, {kConfig, kNetwork, kPunctuation, kWords, kNumbers, kLetters, kCodes, kVersion},
                    data);
}

bool read_bare_model(const char* file, std::vector<char>* data) {
  return read_parts(file, {kNetwork, kLetters, kCodes, kVersion}, data);
}

}  // namespace ocrchat
