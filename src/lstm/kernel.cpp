#include "lstm/kernel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <string>

#include "base/error.hpp"
#include "lstm/amx_layers.hpp"
#include "lstm/avx2_layers.hpp"
#include "lstm/avx512_layers.hpp"

#ifdef __x86_64__
#include <cpuid.h>
#endif

namespace ocrchat {
namespace {

constexpr std::array kKinds = {KernelKind::portable, KernelKind::avx2, KernelKind::avxvnni, KernelKind::vnni,
                               KernelKind::amx};

#ifdef __x86_64__

/// Not asked for by name: compilers have different ones for it.
bool has_avx_vnni() {
  constexpr unsigned kAvxVnni = 1U << 4;
  unsigned eax = 0;
  unsigned ebx = 0;
  unsigned ecx = 0;
  unsigned edx = 0;
  return __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) != 0 && (eax & kAvxVnni) != 0;
}

bool available(KernelKind kind) {
  switch (kind) {
    case KernelKind::avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case KernelKind::avxvnni:
      return available(KernelKind::avx2) && has_avx_vnni();
    case KernelKind::vnni:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
             __builtin_cpu_supports("avx512vnni");
    case KernelKind::amx:
      return available(KernelKind::vnni) && tiles_granted();
    default:
      return true;
  }
}

template <template <Precision> class Kind>
std::shared_ptr<const Layers> packed(const Network& network, Precision precision) {
  if (precision == Precision::exact) return std::make_shared<Kind<Precision::exact>>(network);
  return std::make_shared<Kind<Precision::fast>>(network);
}

#else

bool available(KernelKind kind) {
  return kind == KernelKind::portable;
}

#endif

}  // namespace

std::string_view kernel_name(KernelKind kind) {
  constexpr std::array<std::string_view, kKinds.size()> kNames = {"portable", "avx2", "avxvnni", "vnni",
                                                                  "amx"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<KernelKind> available_kernels() {
  std::vector<KernelKind> found;
  std::copy_if(kKinds.begin(), kKinds.end(), std::back_inserter(found), available);
  return found;
}

KernelKind chosen_kernel() {
  const char* asked = std::getenv("OCRCHAT_KERNEL");
  const std::vector<KernelKind> kinds = available_kernels();
  if (asked == nullptr || *asked == '\0') return kinds.back();
  for (const KernelKind kind : kinds)
    if (kernel_name(kind) == asked) return kind;
  const bool known =
      std::any_of(kKinds.begin(), kKinds.end(), [&](KernelKind kind) { return kernel_name(kind) == asked; });
  throw Error(ErrorCode::setting_invalid, "OCRCHAT_KERNEL is " + std::string(asked) +
                                              (known ? ", which this processor cannot run."
                                                     : "; it can be amx, vnni, avxvnni, avx2 or portable."));
}

std::shared_ptr<const Layers> pack_layers(const Network& network, [[maybe_unused]] KernelKind kind,
                                          [[maybe_unused]] Precision precision) {
  assert(available(kind));
#ifdef __x86_64__
  if (kind == KernelKind::avx2) return packed<Avx2Layers>(network, precision);
  if (kind == KernelKind::avxvnni) return packed<AvxVnniLayers>(network, precision);
  if (kind == KernelKind::vnni) return packed<Avx512Layers>(network, precision);
  if (kind == KernelKind::amx) return packed<AmxLayers>(network, precision);
#endif
  return portable_layers(network);
}

std::shared_ptr<const Layers> pack_layers(const Network& network) {
  return pack_layers(network, chosen_kernel(), Precision::fast);
}

}  // namespace ocrchat
