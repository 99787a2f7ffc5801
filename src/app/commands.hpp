#pragma once

#include <string>
#include <vector>

/// One function a command; each parses its own arguments and returns the exit status.
namespace ocrchat {

/// Exit statuses of every command (docs/cli.md).
enum ExitStatus : int {
  kOk = 0,
  kFailed = 1,        ///< at least one file could not be read, or the command could not do its work
  kUsage = 2,         ///< arguments or settings that make no sense
  kPagesMissing = 3,  ///< every file was read, but some of their pages could not be
  kInterrupted = 130,
};

using Arguments = std::vector<std::string>;

int serve_command(const Arguments& arguments);
int ocr_command(const Arguments& arguments);
int worker_command(const Arguments& arguments);
int account_command(const Arguments& arguments);
int token_command(const Arguments& arguments);
int ledger_command(const Arguments& arguments);
int queue_command(const Arguments& arguments);
int purge_command(const Arguments& arguments);
int doctor_command(const Arguments& arguments);
int reader_command(const Arguments& arguments);

/// A path that leads to the running binary, to start reader processes from; also when its file was replaced.
std::string own_program();

}  // namespace ocrchat
