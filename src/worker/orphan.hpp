#pragma once

namespace ocrchat {

/// Makes this process the one that hears of `socket` (see DiesWithPeer). Call before the sandbox.
void own_signals_of(int socket);

/// While it lives, the process ends at once when the other end of `socket` is closed: a server that was
/// killed leaves no reader behind that works on. Nothing may be sent to `socket` meanwhile. (PR_SET_PDEATHSIG
/// would follow the server's thread, not the server.)
class DiesWithPeer {
 public:
  explicit DiesWithPeer(int socket);
  DiesWithPeer(const DiesWithPeer&) = delete;
  DiesWithPeer& operator=(const DiesWithPeer&) = delete;
  ~DiesWithPeer();

 private:
  int socket_;
  int flags_;
};

}  // namespace ocrchat
