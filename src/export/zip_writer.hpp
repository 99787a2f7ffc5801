#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// Writes a zip archive front to back, compressing as it goes: nothing is held but a buffer and the list of
/// entries, and no temporary file is needed (a sandboxed process has none). Every entry has the same date, so
/// that the same content gives the same bytes. Not thread-safe.
class ZipWriter final : public Sink {
 public:
  explicit ZipWriter(Sink& out);
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  ~ZipWriter() override;

  /// Ends the entry before and starts one. @param name  ASCII
  void begin(const std::string& name);
  /// Adds to the entry that was begun.
  /// @throws Error(internal) if the archive would exceed 4 GiB
  void write(std::string_view bytes) override;
  /// Ends the archive; call once, at the end.
  void finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint64_t size = 0;
    std::uint64_t packed = 0;
    std::uint64_t offset = 0;
  };
  struct Deflater;

  void end_entry();
  void deflate(std::string_view bytes, bool last);
  void emit(std::string_view bytes);

  Sink& out_;
  std::uint64_t offset_ = 0;
  std::vector<Entry> entries_;
  std::unique_ptr<Deflater> deflater_;  ///< of the entry that is open
};

}  // namespace ocrchat
