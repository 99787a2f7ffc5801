#pragma once

#include "store/queue.hpp"
#include "worker/page_step.hpp"

namespace ocrchat {

/// What is stored of a page that was read. The page comes from a reader: its warnings are cut to what people
/// can read, and named after this page.
PageResult page_result(Page page);
PageResult page_result(PageInHand hand);

}  // namespace ocrchat
