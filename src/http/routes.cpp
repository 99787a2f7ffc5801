#include <array>

#include "http/handlers.hpp"
#include "http/router.hpp"

namespace ocrchat {
namespace {

using E = ErrorCode;
using P = ParameterInfo;

constexpr std::array kSubmitParameters{
    P{"Idempotency-Key", "header", "string",
      "1 to 255 visible characters. The same key with the same payload gives the same job, never charged "
      "twice."},
    P{"quote", "query", "integer", "1: says what the document would cost, and accepts nothing."}};
constexpr std::array kListParameters{
    P{"cursor", "query", "string", "`next_cursor` of the page of jobs before."},
    P{"limit", "query", "integer", "Jobs in an answer, 1 to 100; 20 if not given."}};
constexpr std::array kShowParameters{
    P{"partial", "query", "integer", "1: with the pages read so far, while the job still runs."},
    P{"wait", "query", "integer",
      "Seconds to wait for the job to finish, at most 60 unless the server says otherwise."}};
constexpr std::array kDownloadParameters{
    P{"format", "query", "string", "txt, md, docx, pdf, csv or json; txt if not given."}};
constexpr std::array kImageParameters{
    P{"width", "query", "integer", "Width in pixels; as the page is if not given."},
    P{"format", "query", "string", "png, jpeg or webp; by the Accept header, else png."}};

constexpr std::array kSubmitErrors{E::no_file,           E::empty_file,     E::unsupported_type,
                                   E::file_too_large,    E::too_many_pages, E::too_many_pixels,
                                   E::bad_field,         E::bad_request,    E::unreadable_file,
                                   E::password_required, E::wrong_password, E::token_missing,
                                   E::token_invalid,     E::out_of_pages,   E::request_timeout,
                                   E::in_flight,         E::page_timeout,   E::idempotency_mismatch,
                                   E::too_many_requests, E::overloaded,     E::engine_not_configured};
constexpr std::array kListErrors{E::bad_field, E::token_missing, E::token_invalid, E::overloaded};
constexpr std::array kJobErrors{E::bad_field, E::token_missing, E::token_invalid, E::not_found,
                                E::overloaded};
constexpr std::array kDeleteErrors{E::token_missing, E::token_invalid, E::not_found, E::overloaded};
constexpr std::array kDownloadErrors{E::bad_field,    E::token_missing, E::token_invalid, E::not_found,
                                     E::not_finished, E::gone,          E::page_timeout,  E::overloaded};
constexpr std::array kImageErrors{E::bad_field,    E::token_missing, E::token_invalid,
                                  E::not_found,    E::gone,          E::page_unreadable,
                                  E::page_timeout, E::page_crashed,  E::overloaded};
constexpr std::array kReadyErrors{E::overloaded};
constexpr std::array kMetricsErrors{E::not_found, E::overloaded};

constexpr std::array kRoutes{
    Route{"POST", "/api/v1/ocr/", submit_job, Access::anyone,
          "Submit a document; the job comes back, finished if it is short", "Job", kSubmitParameters,
          kSubmitErrors},
    Route{"GET", "/api/v1/ocr/", list_jobs, Access::account, "The account's jobs, newest first", "JobList",
          kListParameters, kListErrors},
    Route{"GET", "/api/v1/ocr/<uuid>/", show_job, Access::owner,
          "The job, with its result once it is finished", "Job", kShowParameters, kJobErrors},
    Route{"DELETE",
          "/api/v1/ocr/<uuid>/",
          delete_job,
          Access::owner,
          "Cancel the job if it runs, and delete the document and its results at once",
          "",
          {},
          kDeleteErrors},
    Route{"GET", "/api/v1/ocr/<uuid>/download/", download_job, Access::owner, "The result as a file",
          "application/octet-stream", kDownloadParameters, kDownloadErrors},
    Route{"GET", "/api/v1/ocr/<uuid>/pages/<index>/image", show_page_image, Access::owner,
          "A page of the document as a picture; pages count from 0", "image/png", kImageParameters,
          kImageErrors},
    Route{"GET",
          "/api/v1/languages/",
          list_languages,
          Access::anyone,
          "The languages that this server can read",
          "LanguageList",
          {},
          {}},
    Route{"GET",
          "/api/v1/engines/",
          list_engines,
          Access::anyone,
          "The engines of this server, and whether they work",
          "EngineList",
          {},
          {}},
    Route{"GET",
          "/api/v1/openapi.json",
          describe_api,
          Access::anyone,
          "This description",
          "application/json",
          {},
          {}},
    Route{"GET", "/healthz", report_alive, Access::probe, "Whether the server runs", "Health", {}, {}},
    Route{"GET",
          "/readyz",
          report_ready,
          Access::probe,
          "Whether the server can take jobs",
          "Health",
          {},
          kReadyErrors},
    Route{"GET",
          "/metrics",
          show_metrics,
          Access::operators,
          "Figures of the server for Prometheus, for its operators only",
          "text/plain",
          {},
          kMetricsErrors},
    Route{"GET", "/", greet, Access::anyone, "What this is", "text/plain", {}, {}},
};

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace ocrchat
