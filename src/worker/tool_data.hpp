#pragma once

#include "llm/llm.hpp"
#include "store/jobs.hpp"
#include "worker/extraction_step.hpp"

namespace ocrchat {

/// The data of the tools (docs/tools.md): by rules on the tier `cpu`; on the others by the text model if
/// there is one, and by rules where it gives no answer, with a warning.
class ToolData final : public DataMaker {
 public:
  ToolData(Jobs& jobs, Llm& models) : jobs_(jobs), models_(models) {}
  ExtractionResult make(const Job& job, const std::string& schema, const std::stop_token& cancel) override;

 private:
  Jobs& jobs_;
  Llm& models_;
};

}  // namespace ocrchat
