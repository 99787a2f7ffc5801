#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "document/corrections.hpp"
#include "export/formats.hpp"
#include "export/page_source.hpp"
#include "pipeline/document_tools.hpp"
#include "service/store_page_source.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"
#include "translate/apertium_pairs.hpp"

namespace ocrchat {

/// Who calls.
struct Caller {
  std::optional<Account> account;
  std::string ip;
  std::string owner;         ///< who takes turns and pays, in the store's words (metering.hpp)
  std::string session = {};  ///< the secret of the session by which it came; empty: by a token, or anonymous
};

/// A document that has arrived, and what is asked for; field values as the client sent them.
struct Submission {
  std::unique_ptr<Blobs::Upload> upload;  ///< null if no file came
  Source source;                          ///< name, bytes and sha256; the media type is found out
  std::optional<std::string> tier;
  std::optional<std::string> language;
  std::optional<std::string> tool;
  std::optional<std::string> translate_to;
  std::optional<std::string> schema = {};  ///< JSON Schema, of the tool `extract`
  std::optional<std::string> pages;        ///< "1-3,8", from 1
  std::optional<std::string> password;
  std::optional<std::string> callback_url;
  std::optional<std::string> idempotency_key;
};

struct Submitted {
  Job job;
  bool inline_answer = false;  ///< few pages: the client is to be answered with the result
};

/// What a document would cost.
struct Quote {
  int page_count = 0;
  std::string tier;
  std::int64_t credits = 0;
  bool affordable = false;
  Standing standing;  ///< of the caller, before
};

/// A file to be sent.
struct Download {
  std::string media_type;
  std::string file_name;
  std::optional<std::int64_t> bytes;
  /// Writes it all; call once, from one thread.
  std::function<void(Sink&)> write;
};

/// The use cases. Every call checks the caller's right, and may block for as long as a document takes to
/// open: call it off the network threads. Safe from any thread; what it refers to must outlive it.
class Service {
 public:
  Service(const Settings& settings, Store& store, Blobs& blobs, DocumentTools& tools, const Secrets& secrets);

  /// @throws Error(token_invalid | token_missing)  missing only where anonymous callers are not served
  Caller authenticate(const std::optional<std::string>& token, const std::string& ip);

  /// The owner that an anonymous caller from this address is.
  std::string owner_at(const std::string& ip) const;

  /// How the caller's allowance stands.
  Standing standing(const Caller& caller);

  /// Where the bytes of an upload go.
  std::unique_ptr<Blobs::Upload> begin_upload() { return blobs_.begin_upload(); }

  /// The largest file that the caller may send.
  std::int64_t most_file_bytes(const Caller& caller) const;

  /// Checks the fields, looks at the document, and accepts the job: when this returns it is not lost any
  /// more.
  /// @throws Error with a 4xx code, OutOfPages, or overloaded
  Submitted submit(const Caller& caller, Submission submission);

  /// As `submit`, but accepts nothing: says what it would cost.
  /// @throws Error with a 4xx code
  Quote quote(const Caller& caller, Submission submission);

  /// @throws Error(not_found), also for somebody else's job
  Job find(const Caller& caller, const std::string& uuid);

  struct Listing {
    std::vector<Job> jobs;
    std::string next_cursor;  ///< empty at the end
  };
  /// @throws Error(token_missing) for an anonymous caller
  Listing list(const Caller& caller, const std::string& cursor, int limit);

  /// Cancels if it runs, and deletes document and results. @throws Error(not_found)
  void remove(const Caller& caller, const std::string& uuid);

  /// @param format  empty: what the job's tool gives, `txt` without one
  /// @throws Error(not_found | not_finished | bad_field | gone)
  Download download(const Caller& caller, const std::string& uuid, const std::string& format);

  /// @param format "png", "jpeg" or "webp"; @param width 0: as it is
  /// @throws Error(not_found | bad_field | gone | page_unreadable)
  Download page_image(const Caller& caller, const std::string& uuid, int index, int width,
                      const std::string& format);

  /// The pages read so far.
  std::unique_ptr<PageSource> pages(const Job& job, PageVersion text = PageVersion::original);

  /// What the job's tool made of the document: a JSON object; empty if there is none.
  std::string data(const Job& job) { return store_.extracted(job.uuid); }

  /// One page of it, by its index in the file; nothing if it was not read.
  std::optional<Page> page(const Job& job, int index);

  /// The page that was read or given up next after the `order`-th (0: the first one).
  std::optional<SettledPage> settled_after(const std::string& uuid, int order);

  /// Puts words of a finished job's page right: every file made of it from now on has them.
  /// @returns the page as it is then
  /// @throws Error(not_found | not_finished | changed_meanwhile | bad_field)
  Page correct_page(const Caller& caller, const std::string& uuid, int index,
                    std::span<const Correction> corrections);

  /// Calls `changed` when the job changes. Look at the job after subscribing, not before.
  Doorbell::Subscription subscribe(const std::string& uuid, std::function<void()> changed);

  /// Whether the database answers. @throws Error
  void check_ready();

  /// How the service does as a whole, for its operators.
  struct Figures {
    QueueFigures queue;
    LedgerTotals credits;
  };
  Figures figures();

  const Settings& settings() const { return settings_; }

  /// What can be translated without a language model, as it was installed at the start.
  const std::vector<LanguagePair>& language_pairs() const { return pairs_; }

 private:
  struct Examined;
  Examined examine(const Caller& caller, const Submission& submission, const JobRequest& request);
  NewJob new_job(const Caller& caller, const Submission& submission, const JobRequest& request,
                 Examined examined) const;
  void refuse_if_overloaded(std::int64_t pages);
  int rotation_of_page(const Job& job, int index);

  const Settings& settings_;
  Store& store_;
  Blobs& blobs_;
  DocumentTools& tools_;
  const Secrets& secrets_;
  const std::vector<LanguagePair> pairs_;
};

}  // namespace ocrchat
