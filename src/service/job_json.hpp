#pragma once

#include "base/bytes.hpp"
#include "export/page_source.hpp"
#include "store/job.hpp"

namespace ocrchat {

/// The job as the API shows it (docs/api.md), streamed: the pages are read as they are written, so that
/// memory does not grow with their number.
/// @param pages  that `text`, `markdown` and `pages` are filled with; null leaves them empty
void write_job_json(const Job& job, PageSource* pages, Sink& out);

}  // namespace ocrchat
