#include "worker/page_figures.hpp"

namespace ocrchat {
namespace {

Counter& pages(Metrics& metrics, const std::string& engine, const std::string& outcome) {
  return metrics.counter("ocrchat_pages_total", "Tries to read a page, by how they ended.",
                         {{"engine", engine}, {"outcome", outcome}});
}

}  // namespace

PageFigures::PageFigures(Metrics& metrics, const std::string& engine)
    : seconds(metrics.histogram("ocrchat_page_seconds", "Time to read a page.",
                                {0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 12, 20, 30, 60, 120},
                                {{"engine", engine}})),
      done(pages(metrics, engine, "done")),
      failed(pages(metrics, engine, "failed")),
      retried(pages(metrics, engine, "retried")) {}

}  // namespace ocrchat
