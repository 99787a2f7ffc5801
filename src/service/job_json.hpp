#pragma once

#include "base/bytes.hpp"
#include "export/page_source.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// The job without `text`, `markdown`, `translation` and `pages`.
std::string job_summary(const Job& job);

/// A page as it stands in the job's `pages`.
std::string page_json(const PageResult& result);

/// What a job's result is shown of.
struct JobContents {
  PageSource* pages = nullptr;       ///< for `text`, `markdown` and `pages`; null leaves them empty
  PageSource* translated = nullptr;  ///< for `translation`; null: there is none
  std::string data = {};             ///< a JSON object; empty: there is none
};

/// The job as the API shows it (docs/api.md), streamed: the pages are read as they are written, so that
/// memory does not grow with their number.
void write_job_json(const Job& job, const JobContents& contents, Sink& out);

}  // namespace ocrchat
