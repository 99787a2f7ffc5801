#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/exchange.hpp"

/// What the routes do, one file a group. Each answers or throws (problem.hpp).
namespace ocrchat {

asio::awaitable<Reply> submit_job(Exchange& exchange);

asio::awaitable<Reply> list_jobs(Exchange& exchange);
asio::awaitable<Reply> show_job(Exchange& exchange);
asio::awaitable<Reply> delete_job(Exchange& exchange);

asio::awaitable<Reply> stream_events(Exchange& exchange);

asio::awaitable<Reply> list_pages(Exchange& exchange);
asio::awaitable<Reply> show_page(Exchange& exchange);
asio::awaitable<Reply> correct_page(Exchange& exchange);

asio::awaitable<Reply> download_job(Exchange& exchange);
asio::awaitable<Reply> show_page_image(Exchange& exchange);

asio::awaitable<Reply> ask_document(Exchange& exchange);
asio::awaitable<Reply> show_history(Exchange& exchange);
asio::awaitable<Reply> forget_history(Exchange& exchange);

asio::awaitable<Reply> sign_up(Exchange& exchange);
asio::awaitable<Reply> show_account(Exchange& exchange);
asio::awaitable<Reply> delete_account(Exchange& exchange);
asio::awaitable<Reply> confirm_account(Exchange& exchange);
asio::awaitable<Reply> request_reset(Exchange& exchange);
asio::awaitable<Reply> confirm_reset(Exchange& exchange);
asio::awaitable<Reply> change_password(Exchange& exchange);

asio::awaitable<Reply> log_in(Exchange& exchange);
asio::awaitable<Reply> show_session(Exchange& exchange);
asio::awaitable<Reply> log_out(Exchange& exchange);

asio::awaitable<Reply> list_tokens(Exchange& exchange);
asio::awaitable<Reply> create_token(Exchange& exchange);
asio::awaitable<Reply> rename_token(Exchange& exchange);
asio::awaitable<Reply> revoke_token(Exchange& exchange);

asio::awaitable<Reply> show_me(Exchange& exchange);
asio::awaitable<Reply> list_plans(Exchange& exchange);

asio::awaitable<Reply> show_queue(Exchange& exchange);
asio::awaitable<Reply> list_failures(Exchange& exchange);
asio::awaitable<Reply> list_accounts(Exchange& exchange);
asio::awaitable<Reply> change_account(Exchange& exchange);

asio::awaitable<Reply> receive_payment(Exchange& exchange);

asio::awaitable<Reply> list_languages(Exchange& exchange);
asio::awaitable<Reply> list_tools(Exchange& exchange);
asio::awaitable<Reply> list_engines(Exchange& exchange);
asio::awaitable<Reply> describe_api(Exchange& exchange);
asio::awaitable<Reply> greet(Exchange& exchange);

asio::awaitable<Reply> show_app(Exchange& exchange);
asio::awaitable<Reply> send_app_file(Exchange& exchange);

asio::awaitable<Reply> report_alive(Exchange& exchange);
asio::awaitable<Reply> report_ready(Exchange& exchange);
asio::awaitable<Reply> show_metrics(Exchange& exchange);

}  // namespace ocrchat
