#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// std::optional is SQL's NULL.
template <typename T>
struct soci::type_conversion<std::optional<T>> {
  using base_type = T;
  static void from_base(const T& in, soci::indicator state, std::optional<T>& out) {
    out = state == soci::i_null ? std::nullopt : std::optional<T>(in);
  }
  static void to_base(const std::optional<T>& in, T& out, soci::indicator& state) {
    state = in ? soci::i_ok : soci::i_null;
    if (in) out = *in;
  }
};

namespace ocrchat {

/// Runs one statement; `values` are bound to its placeholders in order. @returns how many rows it changed
template <typename... Values>
long long run(soci::session& sql, std::string_view text, const Values&... values) {
  soci::statement statement(sql);
  (statement.exchange(soci::use(values)), ...);
  statement.alloc();
  statement.prepare(std::string(text), soci::details::st_one_time_query);
  statement.define_and_bind();
  statement.execute(true);
  return statement.get_affected_rows();
}

/// The rows of a query, each as a tuple of its columns.
template <typename... Columns, typename... Values>
std::vector<std::tuple<Columns...>> rows(soci::session& sql, std::string_view text, const Values&... values) {
  std::tuple<Columns...> row;
  soci::statement statement(sql);
  std::apply([&](auto&... column) { (statement.exchange(soci::into(column)), ...); }, row);
  (statement.exchange(soci::use(values)), ...);
  statement.alloc();
  statement.prepare(std::string(text), soci::details::st_one_time_query);
  statement.define_and_bind();
  std::vector<std::tuple<Columns...>> result;
  for (bool more = statement.execute(true); more; more = statement.fetch()) result.push_back(row);
  return result;
}

/// The first row of a query.
template <typename... Columns, typename... Values>
std::optional<std::tuple<Columns...>> row(soci::session& sql, std::string_view text,
                                          const Values&... values) {
  auto all = rows<Columns...>(sql, text, values...);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

/// The only column of the first row.
template <typename Column, typename... Values>
std::optional<Column> cell(soci::session& sql, std::string_view text, const Values&... values) {
  auto found = row<Column>(sql, text, values...);
  if (!found) return std::nullopt;
  return std::move(std::get<0>(*found));
}

}  // namespace ocrchat
