#pragma once

#include "service/service.hpp"

namespace ocrchat {

/// What a submission asks for, checked field by field. An empty field counts as not sent, as HTML forms send
/// it.
/// @param pairs  what is translated where there is no language model
/// @throws Error(bad_field | engine_not_configured), saying what is allowed
JobRequest checked_request(const Submission& submission, const Caller& caller, const Settings& settings,
                           const std::vector<LanguagePair>& pairs);

/// What is to be made of the document as a whole, if its tool makes data. @throws Error(bad_field) if the
/// schema is wrong, missing or of no use
std::optional<ExtractionOrder> checked_extraction(const Submission& submission, const JobRequest& request,
                                                  const Settings& settings);

/// What the caller must know of how the request was taken.
std::vector<Warning> warnings_of(const Submission& submission, const JobRequest& taken);

/// The page field, to be resolved once the pages are counted. @throws Error(bad_field)
std::string checked_pages(const Submission& submission);

/// @throws Error(bad_field)
std::optional<std::string> checked_key(const Submission& submission);

/// What an Idempotency-Key stands for: the SHA-256 of the document's and of all fields.
std::string payload_hash(const Submission& submission);

}  // namespace ocrchat
