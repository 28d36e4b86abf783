// The query of a claim, bound to fields; or why it cannot be.
#pragma once

#include <optional>

#include "mieux/queries/figures/claims.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

class ClaimQuery {
 public:
  /// Of the claim whose tree this is; `node` is its `query`. Both must outlive it.
  ClaimQuery(const View& view, const yaml::Document& document, const yaml::Node& node);

  [[nodiscard]] const StatsQuery& query() const { return query_; }
  [[nodiscard]] const std::optional<QueryProblem>& problem() const { return problem_; }

 private:
  std::string take(std::string_view key);
  void bind();
  void bind_fields();
  void check_list();

  const View& view_;
  const yaml::Document& document_;
  const yaml::Node& node_;
  const yaml::Node* at_;  ///< what a problem is about
  StatsQuery query_;
  std::optional<QueryProblem> problem_;
};

}  // namespace mieux
