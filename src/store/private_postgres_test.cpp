#include "store/private_postgres.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace ocrchat {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin/";

// The server refuses to run as root.
std::string as_postgres() {
  return ::getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
}

void must(const std::string& command) {
  if (std::system((command + " >/dev/null 2>&1 </dev/null").c_str()) == 0) return;
  throw std::runtime_error("failed (is postgresql-15 installed?): " + command);
}

}  // namespace

PrivatePostgres& PrivatePostgres::instance() {
  static PrivatePostgres server;
  return server;
}

// Short: the path of a socket has room for 107 characters. What is tested is what happens between processes,
// not what a disk keeps, so nothing is flushed.
PrivatePostgres::PrivatePostgres() : folder_("/tmp/ocrchat-pg-" + new_uuid().substr(0, 12)) {
  std::filesystem::create_directories(folder_);
  if (::getuid() == 0) must("chown postgres " + folder_);
  must(as_postgres() + kPrograms + "initdb -D " + folder_ +
       "/data -U ocrchat -A trust -E UTF8 --locale=C.UTF-8 -N");
  std::ofstream(folder_ + "/data/postgresql.conf", std::ios::app)
      << "listen_addresses = ''\nunix_socket_directories = '" << folder_
      << "'\nfsync = off\nmax_connections = 200\n"
      << "shared_buffers = 32MB\n";
  start();
}

PrivatePostgres::~PrivatePostgres() {
  [[maybe_unused]] const int stopped = std::system(
      (as_postgres() + kPrograms + "pg_ctl -D " + folder_ + "/data -m immediate stop >/dev/null 2>&1")
          .c_str());
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void PrivatePostgres::start() {
  must(as_postgres() + kPrograms + "pg_ctl -D " + folder_ + "/data -l " + folder_ + "/log -w start");
}

void PrivatePostgres::kill() {
  std::ifstream file(folder_ + "/data/postmaster.pid");
  int pid = 0;
  file >> pid;
  must("pkill -KILL -P " + std::to_string(pid) + "; kill -KILL " + std::to_string(pid));
  // A new server waits for the old one's processes to let go of the shared memory.
  for (int i = 0; i < 100 && ::kill(pid, 0) == 0; ++i) ::usleep(20'000);
}

std::string PrivatePostgres::schema(const std::string& name) {
  const std::string server = "host=" + folder_ + " user=ocrchat dbname=postgres";
  PGconn* connection = PQconnectdb((server + " options='-c client_min_messages=warning'").c_str());
  PQclear(PQexec(connection, ("CREATE SCHEMA IF NOT EXISTS " + name).c_str()));
  PQfinish(connection);
  return server + " options='-c search_path=" + name + "'";
}

}  // namespace ocrchat
