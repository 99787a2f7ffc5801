#pragma once

#include "base/bytes.hpp"
#include "export/page_source.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// The job without `text`, `markdown`, `translation` and `pages`.
std::string job_summary(const Job& job);

/// A page as it stands in the job's `pages`.
std::string page_json(const PageResult& result);

/// The job as the API shows it (docs/api.md), streamed: the pages are read as they are written, so that
/// memory does not grow with their number.
/// @param pages  that `text`, `markdown` and `pages` are filled with; null leaves them empty
/// @param translated  that `translation` is filled with; null: there is none
void write_job_json(const Job& job, PageSource* pages, PageSource* translated, Sink& out);

}  // namespace ocrchat
