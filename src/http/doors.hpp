#pragma once

namespace ocrchat {

/// Which routes a server answers: all, or only those for whoever runs it (health and metrics).
enum class Doors { all, operator_only };

}  // namespace ocrchat
