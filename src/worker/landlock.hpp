#pragma once

#include <filesystem>
#include <span>

namespace ocrchat {

/// The version of Landlock that the kernel speaks; 0 for none.
int landlock_abi();

/// From here on this process opens files under `readable` for reading and no others, and (as far as the
/// kernel's version goes) connects to nothing and signals nobody outside. Paths that do not exist are passed
/// over. Needs PR_SET_NO_NEW_PRIVS.
/// @returns the version in force; 0 if the kernel has no Landlock and nothing was changed
/// @throws Error(internal)
int restrict_files(std::span<const std::filesystem::path> readable);

}  // namespace ocrchat
