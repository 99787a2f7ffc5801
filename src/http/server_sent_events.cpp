#include "http/server_sent_events.hpp"

namespace ocrchat {

std::string event_text(std::string_view name, std::string_view data, const std::string& id) {
  std::string text = id.empty() ? "" : "id: " + id + "\n";
  text += "event: ";
  text += name;
  text += "\ndata: ";
  text += data;
  return text + "\n\n";
}

}  // namespace ocrchat
