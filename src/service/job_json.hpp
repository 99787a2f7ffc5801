#pragma once

#include "base/bytes.hpp"
#include "export/page_source.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// The job without `text`, `markdown`, `translation` and `pages`.
std::string job_summary(const Job& job);

/// A page as it stands in the job's `pages`.
std::string page_json(const Page& page);

/// A page without its text: size, language, confidence, warnings.
std::string page_summary(const Page& page);

/// What a job's result is shown of.
struct JobContents {
  PageSource* pages = nullptr;       ///< for `text`, `markdown` and `pages`; null leaves them empty
  PageSource* translated = nullptr;  ///< for `translation`; null: there is none
  std::string data = {};             ///< a JSON object; empty: there is none
};

/// The job as the API shows it (docs/api.md), streamed: the pages are read as they are written, so that
/// memory does not grow with their number.
void write_job_json(const Job& job, const JobContents& contents, Sink& out);

/// The job with its data, but without what its pages say.
/// @param data  a JSON object; empty: there is none
std::string brief_job_json(const Job& job, const std::string& data);

/// {"pages": […]}: the summaries of all pages, streamed.
void write_page_summaries(PageSource& pages, Sink& out);

}  // namespace ocrchat
