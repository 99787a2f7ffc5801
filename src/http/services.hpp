#pragma once

#include "service/account_service.hpp"
#include "service/chat_service.hpp"
#include "service/operator_service.hpp"
#include "service/payments.hpp"
#include "service/service.hpp"

namespace ocrchat {

/// The use cases that the routes open to callers; they outlive the server.
struct Services {
  Service& documents;
  AccountService& accounts;
  Payments& payments;
  ChatService& chat;
  OperatorService& operators;
};

}  // namespace ocrchat
