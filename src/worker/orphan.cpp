#include "worker/orphan.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace ocrchat {

void own_signals_of(int socket) {
  ::fcntl(socket, F_SETOWN, ::getpid());
}

// The kernel sends SIGIO when the peer closes, and nobody handles it: that ends a process. What happened
// before the signal was asked for is seen by looking once.
DiesWithPeer::DiesWithPeer(int socket) : socket_(socket), flags_(::fcntl(socket, F_GETFL)) {
  ::fcntl(socket_, F_SETFL, flags_ | O_ASYNC);
  pollfd entry{socket_, 0, 0};
  if (::poll(&entry, 1, 0) == 1 && (entry.revents & POLLHUP) != 0) ::_exit(0);
}

DiesWithPeer::~DiesWithPeer() {
  ::fcntl(socket_, F_SETFL, flags_);
}

}  // namespace ocrchat
