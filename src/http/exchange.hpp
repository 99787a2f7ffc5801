#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/metrics.hpp"
#include "http/blocking_pool.hpp"
#include "http/doors.hpp"
#include "http/known_networks.hpp"
#include "http/places.hpp"
#include "http/rate_limit.hpp"
#include "http/reply.hpp"
#include "http/request.hpp"
#include "http/request_reader.hpp"
#include "http/services.hpp"
#include "http/stream.hpp"
#include "language/models.hpp"

namespace ocrchat {

/// What all connections share; lives as long as the server. Safe from any thread.
struct Context {
  const Settings& settings;
  Service& service;
  AccountService& accounts;
  Payments& payments;
  ChatService& chat;
  OperatorService& operators;
  BlockingPool& calls;      ///< for the services
  BlockingPool& questions;  ///< for chat: a model may take a minute
  BlockingPool& files;      ///< for uploads, spooled answers, metrics: never behind a document slow to open
  const Models models;
  Places streams;  ///< of events, by caller
  const KnownNetworks networks;
  Metrics& metrics;
  RateLimits limits;
  const Doors doors;
  std::atomic<bool> draining{false};
};

/// The parts of the path that a pattern leaves open.
struct PathParameters {
  std::string uuid;
  int index = 0;
  std::string name;
};

/// One request on its way to its answer. Handlers run on the connection's executor and block nowhere.
struct Exchange {
  Context& context;
  const Request& request;
  Body& body;
  Stream& stream;
  PathParameters path;
  std::optional<Caller> caller;    ///< once `authenticate` knows
  std::optional<Error> no_caller;  ///< why it does not: it is not asked twice
  RateStanding rate;
};

}  // namespace ocrchat
