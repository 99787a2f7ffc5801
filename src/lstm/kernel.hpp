#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "lstm/layers.hpp"

namespace ocrchat {

/// For which instructions layers are written, the slowest first: any; AVX2 and FMA; with AVX-VNNI; AVX-512
/// VNNI; with AMX.
enum class KernelKind { portable, avx2, avxvnni, vnni, amx };

/// The name by which OCRCHAT_KERNEL asks for it.
std::string_view kernel_name(KernelKind kind);

/// Those that this processor and system can run, in this order; `portable` always.
std::vector<KernelKind> available_kernels();

/// The one to use: what the environment variable OCRCHAT_KERNEL names, else the fastest available.
/// @throws Error(setting_invalid) if the variable names none, or one that cannot be run here
KernelKind chosen_kernel();

/// Packs a network's weights. `kind` must be available.
std::shared_ptr<const Layers> pack_layers(const Network& network, KernelKind kind, Precision precision);

/// For the kernel chosen, fast.
std::shared_ptr<const Layers> pack_layers(const Network& network);

}  // namespace ocrchat
